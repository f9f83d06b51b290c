import { readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { evaluateClusters } from '../lib/identity/evaluate.ts';
import type { DateOrder } from '../lib/ingest/mapping.ts';
import { createIndex } from '../lib/server/clickhouse/client.ts';
import { type Context, SYSTEM_ACTOR } from '../lib/server/context.ts';
import { createDb, createPool } from '../lib/server/db/client.ts';
import { type MatchOutcome, runMatch } from '../lib/server/identity/run-match.ts';
import { decideDateOrder } from '../lib/standardize/decide-date-order.ts';
import { type StandardValue, standardField, type ValueIssue } from '../lib/standardize/fields.ts';
import { standardizeValue } from '../lib/standardize/standardize-value.ts';
import { openStores } from '../scripts/stores/open-stores.ts';
import { makeTempDataDir } from '../scripts/stores/temp-dir.ts';
import { type SeedRow, seedRecords } from '../scripts/testing/seed-records.ts';
import { watchMemory } from './support/watch-memory.ts';

/** Usage: npm run bench:identity -- --data FILE.csv --map MAP.json --truth COL [--json]. Default settings, no labels used; scored afterwards. */

const mapSchema = z.object({
  key: z.string(),
  truth: z.string().optional(),
  columns: z.record(z.string(), z.string()),
  source: z.string().optional(),
});
type LabelMap = z.infer<typeof mapSchema>;
type Row = Readonly<Record<string, string>>;

const dateOrders = (rows: readonly Row[], map: LabelMap): Map<string, DateOrder> => {
  const orders = new Map<string, DateOrder>();
  for (const [column, key] of Object.entries(map.columns)) {
    if (standardField(key)?.type !== 'date') continue;
    const { order } = decideDateOrder(rows.slice(0, 5000).map((row) => row[column] ?? ''));
    if (order) orders.set(column, order);
  }
  return orders;
};

const toSeed = (row: Row, map: LabelMap, orders: ReadonlyMap<string, DateOrder>): SeedRow => {
  const traits: Record<string, StandardValue> = {};
  const issues: ValueIssue[] = [];
  for (const [column, key] of Object.entries(map.columns)) {
    const field = standardField(key);
    if (!field) throw new Error(`${key} in the map is no standard field`);
    const dateOrder = orders.get(column);
    const result = standardizeValue(row[column] ?? '', field, { defaultCountry: 'US', ...(dateOrder ? { dateOrder } : {}) });
    const { value } = result;
    if (result.issue) issues.push(result.issue);
    if (value === undefined) continue;
    const known = traits[key];
    traits[key] = Array.isArray(known) && Array.isArray(value) ? [...new Set([...known, ...value])] : value;
  }
  return { key: row[map.key] ?? '', traits, issues };
};

/** Seeds each source and gives the truth of every record. */
const load = async (ctx: Context, rows: readonly Row[], map: LabelMap, truthColumn: string): Promise<Map<number, string>> => {
  const orders = dateOrders(rows, map);
  const bySource = Map.groupBy(rows, (row) => (map.source ? (row[map.source] ?? '') : 'file'));
  const truth = new Map<number, string>();
  for (const [name, own] of bySource) {
    const seen = new Map<string, Row>();
    for (const row of own) seen.set(row[map.key] ?? '', row);
    const kept = [...seen.values()];
    const ids = await seedRecords(
      ctx,
      { name: name || 'file' },
      kept.map((row) => toSeed(row, map, orders)),
    );
    ids.forEach((id, i) => {
      truth.set(id, kept[i]?.[truthColumn] ?? '');
    });
  }
  return truth;
};

const blockingRecall = async (ctx: Context, truth: ReadonlyMap<number, string>): Promise<number> => {
  const result = await ctx.index.query({ query: 'SELECT a, b FROM match_pair', format: 'JSONCompactEachRow' });
  let found = 0;
  for await (const chunk of result.stream<[number, number]>())
    for (const row of chunk) {
      const [a, b] = row.json<[number, number]>();
      if (truth.get(a) === truth.get(b)) found += 1;
    }
  const sizes = [...Map.groupBy(truth.values(), (label) => label).values()].map((group) => group.length);
  const all = sizes.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  return all > 0 ? found / all : 1;
};

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
const map = mapSchema.parse(JSON.parse(readFileSync(args.map, 'utf8')));
const rows = parse<Row>(readFileSync(args.data), { columns: true, bom: true, skip_empty_lines: true });
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
  const truth = await load(ctx, rows, map, args.truth ?? map.truth ?? 'truth');
  const memory = watchMemory();
  const outcome = await runMatch(ctx);
  const result = await score(ctx, outcome, truth, memory.stop().totalMb);
  process.stdout.write(`${JSON.stringify(result, null, args.json ? 0 : 2)}\n`);
} finally {
  await Promise.all([ctx.db.$disconnect(), ctx.pool.end(), ctx.index.close()]);
  await stores.close();
  rmSync(dataDir, { recursive: true, force: true });
}
