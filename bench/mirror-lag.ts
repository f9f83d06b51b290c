// Writes events and versions of records at a steady rate and measures how long after its commit each batch is in the index:
// [--rate ROWS_PER_SECOND] [--seconds N] [--seed N] [--json] [--keep].
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { queryRows } from '../lib/server/clickhouse/client.ts';
import type { Context } from '../lib/server/context.ts';
import { readMirrorLag } from '../lib/server/mirror/read-mirror-lag.ts';
import { startProcess } from '../scripts/processes/start-process.ts';
import { withBenchStores } from './support/open-bench.ts';
import { writeResult } from './support/write-result.ts';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '4000' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const rate = Number(values.rate);
const seed = Number(values.seed);
if (!Number.isInteger(seed)) throw new Error('--seed takes a whole number.');
const durationMs = Number(values.seconds) * 1_000;
/** Batches a second: each is one transaction. */
const BATCHES = 5;
const PEOPLE = 10_000;

/** Batches that a seed has to itself. */
const BATCHES_MAX = 1_000_000;
/** A record drawn for a row of a batch: SQL. */
const drawn = (row: string): string => `1 + ((hashint8extended(${row}, $4::bigint) & 9223372036854775807) % ${PEOPLE})::int`;

const WRITE = `WITH events AS (
    INSERT INTO event (id, source_id, import_id, file_no, row_no, record_id, type, occurred_at, props, raw)
    SELECT gen_random_uuid(), 1, 1, 0, $1, ${drawn('n')}, 'order', now(), '{"order_id":"A1","product":"Tea","quantity":2,"price":4.5}', ''
    FROM generate_series(1, $2::bigint) n)
  INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)
  SELECT ${drawn('-n')}, 1, 0, $1, '', '{"email":["a@example.org"],"full_name":"Ada"}', '\\x00', now() FROM generate_series(1, $3::bigint) n`;

const prepare = async ({ db, pool }: Context): Promise<void> => {
  await db.source.create({ data: { name: 'Bench', kind: 'events' } });
  await db.import.create({ data: { sourceId: 1, kind: 'events', mapping: {}, status: 'running' } });
  await pool.query(`INSERT INTO record (source_id, source_key) SELECT 1, n::text FROM generate_series(1, ${PEOPLE}) n`);
};

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0);

const figures = await withBenchStores(async (ctx, addresses) => {
  await prepare(ctx);
  const follower = await startProcess(
    new URL('./support/follow-worker.ts', import.meta.url),
    {},
    {
      LARDER_DATA: addresses.dataDir,
      DATABASE_URL: addresses.databaseUrl,
      CLICKHOUSE_URL: addresses.clickhouseUrl,
    },
  );
  const committed: number[] = [];
  const lags: number[] = [];
  const told: number[] = [];
  let untold = 0;
  const begun = performance.now();
  const write = async (): Promise<void> => {
    for (let n = 1; performance.now() - begun < durationMs; n += 1) {
      await ctx.pool.query(WRITE, [n, Math.round((rate * 0.9) / BATCHES), Math.round((rate * 0.1) / BATCHES), seed * BATCHES_MAX + n]);
      committed[n] = performance.now();
      await sleep(Math.max(0, begun + (n * 1_000) / BATCHES - performance.now()));
    }
  };
  let isWriting = true;
  const watch = async (): Promise<void> => {
    for (let seen = 0; isWriting || seen < committed.length - 1; await sleep(50)) {
      const [row] = await queryRows<{ n: number }>(ctx.index, 'SELECT max(row_no) AS n FROM event');
      const now = performance.now();
      for (; seen < (row?.n ?? 0) && committed[seen + 1] !== undefined; seen += 1) lags.push(now - (committed[seen + 1] ?? now));
      const { seconds } = await readMirrorLag(ctx.pool);
      if (seconds !== null) told.push(seconds * 1_000);
      // Until the first batch is there nothing is known yet.
      else if (seen > 0) untold += 1;
    }
  };
  const watching = watch();
  await write();
  isWriting = false;
  await watching;
  await follower.stop();
  for (const list of [lags, told]) list.sort((a, b) => a - b);
  const summary = (list: readonly number[]) => ({ p50: quantile(list, 0.5), p95: quantile(list, 0.95), max: quantile(list, 1) });
  return {
    rate,
    seed,
    batches: lags.length,
    lagMs: summary(lags),
    // What the health page says meanwhile, and how often it could say nothing.
    healthMs: summary(told),
    healthUnknown: untold,
  };
});
if (values.keep) writeResult('mirror-lag', figures, { print: false });
process.stdout.write(`${JSON.stringify(figures, null, values.json ? 0 : 1)}\n`);
