// Fills PostgreSQL with records and events by COPY-like statements of its own (not counted), then measures rebuilds of the index from it,
// each of a full index as a real one: [--profiles N] [--events N] [--runs N] [--seed N] [--mirror-only] [--json] [--keep].
import { parseArgs } from 'node:util';
import { queryRows } from '../lib/server/clickhouse/client.ts';
import type { Context } from '../lib/server/context.ts';
import { beginReset } from '../lib/server/mirror/reset-index.ts';
import { runMirror } from '../lib/server/mirror/run-mirror.ts';
import { withMirrorLock } from '../lib/server/mirror/with-mirror-lock.ts';
import { rebuild } from '../lib/server/rebuild/rebuild.ts';
import { summariseRuns, type Tree } from './support/median-of.ts';
import { withBenchStores } from './support/open-bench.ts';
import { createStopwatch } from './support/stopwatch.ts';
import { watchMemory } from './support/watch-memory.ts';
import { writeResult } from './support/write-result.ts';

const { values } = parseArgs({
  options: {
    profiles: { type: 'string', default: '100000' },
    events: { type: 'string', default: '2000000' },
    runs: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    'mirror-only': { type: 'boolean', default: false },
  },
});
const profiles = Number(values.profiles);
const events = Number(values.events);
const runs = Number(values.runs);
const seed = Number(values.seed);
for (const [name, value] of Object.entries({ runs, seed }))
  if (!(Number.isInteger(value) && value > 0)) throw new Error(`--${name} takes a whole number from 1.`);
/** Rows of one transaction. */
const CHUNK = 500_000;

/** Number of a row as its values are drawn from it: another seed gives everybody another name, and every event another person. */
const DRAWN = `(n::bigint + ${seed - 1})`;

const VERSIONS = `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)
  SELECT n, 1, 0, n, '', json_build_object('birth_date', to_char(date '1940-01-01' + (n::bigint * 7919 % 24000)::int, 'YYYY-MM-DD'), 'city',
    (ARRAY['Berlin', 'Austin', 'Leeds', 'Lyon', 'Porto'])[1 + n % 5], 'country', (ARRAY['DE', 'US', 'GB', 'FR', 'PT'])[1 + n % 5],
    'email', json_build_array('p' || n || '@example.org'), 'external_id', 'C' || n,
    'family_name', 'F' || md5((${DRAWN} % 39989)::text), 'given_name', 'G' || md5((${DRAWN} % 887)::text)), '\\x00', '2026-01-01'
  FROM generate_series($1::int, $2::int) n`;

const EVENTS = `INSERT INTO event (id, source_id, import_id, file_no, row_no, record_id, type, occurred_at, props, raw)
  SELECT lpad(to_hex(n), 32, '0')::uuid, 1, 1, 0, n, 1 + (${DRAWN} * 7919 % ${profiles})::int,
    (ARRAY['order', 'page_view', 'page_view', 'email_open'])[1 + n % 4], timestamptz '2025-01-01' + n * interval '2 seconds',
    json_build_object('order_id', 'O' || n / 4, 'product', 'Product ' || n % 500, 'quantity', 1 + n % 9, 'price', (n % 9000) / 100.0), ''
  FROM generate_series($1::int, $2::int) n`;

const fill = async ({ db, pool }: Context): Promise<void> => {
  await db.source.create({ data: { name: 'Bench', kind: 'people' } });
  await db.import.create({ data: { sourceId: 1, kind: 'people', mapping: {}, status: 'done' } });
  await pool.query(`INSERT INTO record (source_id, source_key) SELECT 1, 'C' || n FROM generate_series(1, ${profiles}) n`);
  // Made once at the end: twenty million rows into four indexes take several times as long.
  const { rows: indexes } = await pool.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE tablename = 'event' AND indexname <> 'event_pkey'`,
  );
  for (const { name } of indexes) await pool.query(`DROP INDEX ${name}`);
  for (const [query, count] of [
    [VERSIONS, profiles],
    [EVENTS, events],
  ] as const)
    for (let from = 1; from <= count; from += CHUNK) await pool.query(query, [from, Math.min(count, from + CHUNK - 1)]);
  for (const { made } of indexes) await pool.query(made);
  await pool.query('ANALYZE');
};

const runOnce = async (ctx: Context) => {
  const { begin, stages } = createStopwatch();
  const memory = watchMemory();
  const begun = performance.now();
  if (values['mirror-only']) {
    begin('mirror');
    await withMirrorLock(ctx, beginReset);
    await runMirror(ctx);
  } else await rebuild(ctx, { onStage: begin });
  begin(null);
  const seconds = Math.round(performance.now() - begun) / 1000;
  const [indexed] = await queryRows<{ records: number; profiles: number; events: number }>(
    ctx.index,
    'SELECT (SELECT count() FROM record FINAL) AS records, (SELECT count() FROM profile FINAL) AS profiles, (SELECT count() FROM event) AS events',
  );
  if (indexed?.records !== profiles || indexed.events !== events) throw new Error('The index does not hold the truth.');
  const stageSeconds = Object.fromEntries(stages.map((stage) => [stage.stage, stage.seconds]));
  return { profiles, events, seed, mirrorOnly: values['mirror-only'], seconds, stageSeconds, peakMb: memory.stop(), indexed, stages };
};

const figures = await withBenchStores(async (ctx) => {
  await createStopwatch().time('fill', () => fill(ctx));
  const measured: Tree[] = [];
  for (let run = 1; run <= runs; run += 1) {
    process.stderr.write(`run ${run} of ${runs}\n`);
    measured.push(await runOnce(ctx));
  }
  return summariseRuns(measured);
});
const name = values['mirror-only'] ? 'rebuild-mirror' : 'rebuild';
if (values.keep) writeResult(`${name}-${profiles}-${events}`, figures, { print: false });
process.stdout.write(`${JSON.stringify(figures, null, values.json ? 0 : 1)}\n`);
