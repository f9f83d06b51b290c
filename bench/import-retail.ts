// Imports the 541,909 order lines of UCI Online Retail (305 files, one source), indexes them and counts twenty segments on them:
// seconds per stage, rows/s, peak memory, milliseconds per count; checks the outcome against the figures of the data set.
import { loadavg } from 'node:os';
import { queryRows } from '../lib/server/clickhouse/client.ts';
import { refreshIndex } from '../lib/server/rebuild/refresh-index.ts';
import { withBenchStores } from './support/open-bench.ts';
import { importRetail, retailFiles } from './support/retail.ts';
import { createStopwatch } from './support/stopwatch.ts';
import { timeSegments } from './support/time-segments.ts';
import { writeResult } from './support/write-result.ts';

const ALL_FILES = 305;
const GOLDEN = { rows: 541_909, nobody: 135_080, customers: 4_372 };

const files = retailFiles().slice(0, Number(process.argv[2] ?? ALL_FILES));
const isWhole = files.length === ALL_FILES;

await withBenchStores(async (ctx) => {
  const watch = createStopwatch();
  const counts = await importRetail(ctx, files, watch);
  await watch.time('index', () => refreshIndex(ctx));
  const [indexed] = await queryRows(
    ctx.index,
    'SELECT count() AS rows, countIf(record_id = 0) AS nobody, uniqExactIf(record_id, record_id > 0) AS customers FROM event',
  );
  const isRight = !isWhole || JSON.stringify(indexed) === JSON.stringify(GOLDEN);
  const run = watch.stages.find((stage) => stage.stage === 'run');
  const rowsPerSecond = Math.round(counts.rowsRead / (run?.seconds ?? 1));
  const rowsPerOwnCpuSecond = Math.round(counts.rowsRead / (run?.cpuSeconds.own ?? 1));
  const figures = { files: files.length, counts, indexed, isRight, rowsPerSecond, rowsPerOwnCpuSecond, stages: watch.stages };
  const segments = { load: loadavg()[0], ...(await timeSegments(ctx)) };
  if (isWhole) {
    writeResult('retail', figures);
    writeResult('retail-segments', segments);
  } else process.stdout.write(`${JSON.stringify({ ...figures, segments }, null, 1)}\n`);
  if (!isRight) throw new Error('The outcome differs from the figures of the data set.');
});
