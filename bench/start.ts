// Seconds of the first start (empty data directory, pages built before) and of later ones.
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { findFreePort } from '../scripts/stores/ports.ts';
import { makeTempDataDir } from '../scripts/stores/temp-dir.ts';
import { buildWeb, isBuildStale } from '../scripts/supervisor/build-web.ts';
import { startLarder } from './support/start-larder.ts';
import { writeResult } from './support/write-result.ts';

/** Later starts measured. */
const AGAIN = 3;

const wasStale = isBuildStale();
const built = performance.now();
await buildWeb();
const buildSeconds = wasStale ? Math.round(performance.now() - built) / 1000 : null;

const dataDir = makeTempDataDir('bench-start');
const port = await findFreePort();
const starts: { startSeconds: number; stopSeconds: number }[] = [];
for (let n = 0; n <= AGAIN; n += 1) {
  const larder = await startLarder(dataDir, port);
  starts.push({ startSeconds: larder.seconds, stopSeconds: await larder.stop() });
}
rmSync(dataDir, { recursive: true, force: true });
const [first, ...later] = starts;
writeResult('start', { load: loadavg()[0], buildSeconds, first, later });
