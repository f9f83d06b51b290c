// Imports the 541,909 order lines of UCI Online Retail (305 files, one source) and mirrors them: seconds per stage, rows/s, peak memory.

import { withBenchStores } from './support/open-bench.ts';
import { importRetail, retailFiles } from './support/retail.ts';
import { createStopwatch } from './support/stopwatch.ts';
import { writeResult } from './support/write-result.ts';

const files = retailFiles().slice(0, Number(process.argv[2] ?? 305));

await withBenchStores(async (ctx) => {
  const watch = createStopwatch();
  const counts = await importRetail(ctx, files, watch);
  const run = watch.stages.find((stage) => stage.stage === 'run');
  const rowsPerSecond = Math.round(counts.rowsRead / (run?.seconds ?? 1));
  const figures = { files: files.length, counts, rowsPerSecond, maxRssMb: watch.stages.at(-1)?.maxRssMb, stages: watch.stages };
  if (files.length === 305) writeResult('retail', figures);
  else process.stdout.write(`${JSON.stringify(figures)}\n`);
});
