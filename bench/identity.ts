import { readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { evaluateClusters } from '../lib/identity/evaluate.ts';
import { createIndex } from '../lib/server/clickhouse/client.ts';
import { type Context, SYSTEM_ACTOR } from '../lib/server/context.ts';
import { createDb, createPool } from '../lib/server/db/client.ts';
import { type MatchOutcome, runMatch } from '../lib/server/identity/run-match.ts';
import { openStores } from '../scripts/stores/open-stores.ts';
import { makeTempDataDir } from '../scripts/stores/temp-dir.ts';
import { blockingRecall } from './support/blocking-recall.ts';
import { labelMapSchema, loadLabelled } from './support/load-labelled.ts';
import { watchMemory } from './support/watch-memory.ts';

/** Usage: npm run bench:identity -- --data FILE.csv --map MAP.json --truth COL [--json]. Default settings, no labels used; scored afterwards. */

const score = async (ctx: Context, outcome: MatchOutcome, truth: ReadonlyMap<number, string>, peakMb: number) => {
  const labels = Array.from(outcome.recordIds, (id) => truth.get(id) ?? '');
  const merged = evaluateClusters(outcome.mergedInto, labels);
  return {
    records: outcome.records,
    candidates: outcome.candidates,
    blockingRecall: await blockingRecall(ctx, truth),
    clusters: evaluateClusters(outcome.bestGuess(), labels),
    autoMerged: { precision: merged.precision, recall: merged.recall },
    suggestions: outcome.suggestions,
    seconds: outcome.seconds,
    peakMb,
  };
};

const { values: args } = parseArgs({
  options: { data: { type: 'string' }, map: { type: 'string' }, truth: { type: 'string' }, json: { type: 'boolean' } },
});
if (!args.data || !args.map) {
  process.stderr.write('Usage: npm run bench:identity -- --data FILE.csv --map MAP.json --truth COLUMN [--json]\n');
  process.exit(2);
}
const map = labelMapSchema.parse(JSON.parse(readFileSync(args.map, 'utf8')));
const rows = parse<Readonly<Record<string, string>>>(readFileSync(args.data), { columns: true, bom: true, skip_empty_lines: true });
const dataDir = makeTempDataDir('bench');
const stores = await openStores(dataDir);
const ctx: Context = {
  db: createDb(stores.databaseUrl),
  pool: createPool(stores.databaseUrl),
  index: createIndex(stores.clickhouseUrl),
  dataDir,
  actor: SYSTEM_ACTOR,
  now: () => new Date(),
};
try {
  const truth = await loadLabelled(ctx, rows, map, args.truth ?? map.truth ?? 'truth');
  const memory = watchMemory();
  const outcome = await runMatch(ctx);
  const result = await score(ctx, outcome, truth, memory.stop().totalMb);
  process.stdout.write(`${JSON.stringify(result, null, args.json ? 0 : 2)}\n`);
} finally {
  await Promise.all([ctx.db.$disconnect(), ctx.pool.end(), ctx.index.close()]);
  await stores.close();
  rmSync(dataDir, { recursive: true, force: true });
}
