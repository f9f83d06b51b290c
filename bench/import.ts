// Imports a generated file as the worker does: upload finished → records, quarantine and mirror. --rows N [--kind people|events]
// [--seed N] [--json] [--keep].
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { queryRows } from '../lib/server/clickhouse/client.ts';
import { createDraftImport } from '../lib/server/imports/create-draft-import.ts';
import { queueImport } from '../lib/server/imports/queue-import.ts';
import { registerLocalFile } from '../lib/server/uploads/register-local-file.ts';
import { createRandom } from '../scripts/samples/random.ts';
import { timeCopy } from './support/copy-file.ts';
import { writeLines } from './support/line-file.ts';
import { withBenchStores } from './support/open-bench.ts';
import { orderLines } from './support/order-lines.ts';
import { peopleLines } from './support/people-lines.ts';
import { cpuSeconds } from './support/process-usage.ts';
import { runImportWorker } from './support/run-import-worker.ts';
import { writeResult } from './support/write-result.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    kind: { type: 'string', default: 'people' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const rows = Number(values.rows);
const { kind } = values;
if (!(Number.isInteger(rows) && rows > 0) || (kind !== 'people' && kind !== 'events'))
  throw new Error('Usage: import.ts --rows N [--kind people|events] [--seed N] [--json] [--keep]');

const round = (value: number): number => Math.round(value * 100) / 100;

const figures = await withBenchStores(async (ctx, addresses) => {
  const path = join(addresses.dataDir, `${kind}.csv`);
  const random = createRandom(Number(values.seed));
  await writeLines(path, kind === 'people' ? peopleLines(random, rows) : orderLines(random, rows));
  const copySeconds = await timeCopy(ctx.pool, path);
  const uploadId = await registerLocalFile(ctx, path);
  rmSync(path);
  const begun = performance.now();
  const before = cpuSeconds();
  const { importId } = await createDraftImport(ctx, { uploadIds: [uploadId], sourceName: 'Bench', kind });
  await queueImport(ctx, { importId });
  const profiling = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  const { counts, stages, peakMb, cpuSeconds: workerSeconds } = await runImportWorker(addresses, importId, profiling);
  const seconds = (performance.now() - begun) / 1000;
  const after = cpuSeconds();
  const table = kind === 'people' ? 'record FINAL' : 'event';
  const [indexed] = await queryRows<{ n: number }>(ctx.index, `SELECT count() AS n FROM ${table}`);
  return {
    rows: counts.rowsRead,
    quarantined: counts.quarantined,
    seconds: round(seconds),
    rowsPerSecond: Math.round(counts.rowsRead / seconds),
    workerPeakMb: peakMb,
    copySeconds,
    timesCopy: round(seconds / copySeconds),
    kind,
    seed: Number(values.seed),
    counts,
    indexed: indexed?.n,
    cpuSeconds: {
      worker: workerSeconds,
      postgres: round(after.postgres - before.postgres),
      clickhouse: round(after.clickhouse - before.clickhouse),
    },
    stages,
  };
});
const { counts } = figures;
if (counts.created + counts.updated + counts.unchanged + counts.quarantined !== rows) throw new Error('Not every row is accounted for.');
if (figures.indexed !== counts.created) throw new Error('The index does not hold what was created.');
if (values.keep) writeResult(`import-${kind}-${rows}`, figures, { print: false });
const { quarantined, seconds, rowsPerSecond, workerPeakMb, copySeconds } = figures;
const brief = { rows: figures.rows, quarantined, seconds, rowsPerSecond, workerPeakMb, copySeconds };
process.stdout.write(values.json ? `${JSON.stringify(brief)}\n` : `${JSON.stringify(figures, null, 1)}\n`);
