// Runs one queued import and its mirror in a process of its own, as the worker does: node import-worker.ts <id>. Tells its parent what
// it did and used.
import { readEnv } from '../../lib/server/env.ts';
import { runImport } from '../../lib/server/imports/run-import.ts';
import { followTruth } from '../../lib/server/mirror/follow-truth.ts';
import { runMirror } from '../../lib/server/mirror/run-mirror.ts';
import { openContext } from '../../scripts/processes/open-context.ts';
import type { WorkerOutcome } from './run-import-worker.ts';

const round = (value: number): number => Math.round(value * 100) / 100;

const { ctx, close } = openContext(readEnv());
const begun = performance.now();
const following = new AbortController();
const followed = followTruth(ctx, following.signal);
let checked = begun;
const counts = await runImport(ctx, {
  importId: Number(process.argv[2]),
  onStage: (stage) => {
    if (stage === 'rows') checked = performance.now();
  },
});
const imported = performance.now();
following.abort();
await followed;
await runMirror(ctx);
const mirrored = performance.now();
await close();
const { user, system } = process.cpuUsage();
const outcome: WorkerOutcome = {
  counts,
  stages: {
    check: round((checked - begun) / 1000),
    'rows, mirror beside': round((imported - checked) / 1000),
    'mirror after': round((mirrored - imported) / 1000),
  },
  cpuSeconds: round((user + system) / 1e6),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.send?.(outcome);
process.disconnect();
