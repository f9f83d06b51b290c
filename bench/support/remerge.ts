import { queryRows } from '../../lib/server/clickhouse/client.ts';
import type { Context } from '../../lib/server/context.ts';
import { mapProfiles } from '../../lib/server/identity/map-profiles.ts';

/** Pairs of profiles merged and taken apart again. */
const PAIRS = 10_000;

/** Counts the people of the rules that are watched. */
export type CountAll = () => Promise<readonly number[]>;

interface Pair {
  readonly kept: number;
  readonly gone: number;
}

const alonePairs = async (ctx: Context): Promise<Pair[]> => {
  const rows = await queryRows<{ id: number }>(
    ctx.index,
    `SELECT profile_id AS id FROM profile FINAL WHERE is_deleted = 0 AND profile_id NOT IN
       (SELECT profile_id FROM record_profile FINAL WHERE is_deleted = 0) ORDER BY cityHash64(profile_id) LIMIT ${PAIRS * 2}`,
  );
  return Array.from({ length: PAIRS }, (_, i) => {
    const [a = 0, b = 0] = [rows[2 * i]?.id, rows[2 * i + 1]?.id];
    return { kept: Math.min(a, b), gone: Math.max(a, b) };
  });
};

/** Keeps the profiles as they are, to be brought back. */
const keepBefore = async (ctx: Context, pairs: readonly Pair[]): Promise<void> => {
  await ctx.index.command({ query: 'DROP TABLE IF EXISTS bench_before' });
  await ctx.index.command({
    query: `CREATE TABLE bench_before ENGINE = MergeTree ORDER BY profile_id AS
      SELECT * FROM profile FINAL WHERE profile_id IN (SELECT arrayJoin({ids:Array(UInt32)}))`,
    query_params: { ids: pairs.flatMap(({ kept, gone }) => [kept, gone]) },
  });
};

const union = (column: string): string => `arraySort(arrayDistinct(arrayConcat(k.${column}, g.${column})))`;

/** What a writer of profiles would write: those that stay say what both said, those that go are deleted. A refusal of either counts. */
const WRITE_MERGED = `INSERT INTO profile
  SELECT k.* REPLACE(
    k.seq + 1 AS seq, ${union('email')} AS email, ${union('phone')} AS phone, ${union('source_ids')} AS source_ids,
    k.record_count + g.record_count AS record_count, ${union('consent_refused')} AS consent_refused,
    arrayFilter(c -> NOT has(${union('consent_refused')}, c), ${union('consent_granted')}) AS consent_granted,
    least(k.first_seen, g.first_seen) AS first_seen, greatest(k.last_seen, g.last_seen) AS last_seen)
  FROM (SELECT arrayJoin(arrayZip({kept:Array(UInt32)}, {gone:Array(UInt32)})) AS pair) AS p
  JOIN bench_before AS k ON k.profile_id = p.pair.1 JOIN bench_before AS g ON g.profile_id = p.pair.2
  UNION ALL SELECT * REPLACE(seq + 1 AS seq, 1 AS is_deleted) FROM bench_before WHERE profile_id IN (SELECT arrayJoin({gone:Array(UInt32)}))`;

const WRITE_APART = 'INSERT INTO profile SELECT * REPLACE(seq + 2 AS seq) FROM bench_before';

/** What the merges should give, from PostgreSQL, whose events and profiles are put together in the same way while `work` runs. */
const whileMerged = async <T>(ctx: Context, pairs: readonly Pair[], work: () => Promise<T>): Promise<T> => {
  const values = [pairs.map((pair) => pair.kept), pairs.map((pair) => pair.gone)];
  await ctx.pool.query('CREATE TABLE bench.gone AS SELECT * FROM unnest($1::int[], $2::int[]) AS p(kept, gone)', values);
  await ctx.pool.query('CREATE TABLE bench.before AS SELECT p.* FROM bench.profile p JOIN bench.gone ON profile_id IN (kept, gone)');
  await ctx.pool.query(
    `UPDATE bench.profile k SET sources = ARRAY(SELECT DISTINCT unnest(k.sources || g.sources)), refused = k.refused OR g.refused,
       granted = (k.granted OR g.granted) AND NOT (k.refused OR g.refused),
       first_seen = least(k.first_seen, g.first_seen), last_seen = greatest(k.last_seen, g.last_seen)
     FROM bench.gone p JOIN bench.profile g ON g.profile_id = p.gone WHERE k.profile_id = p.kept`,
  );
  await ctx.pool.query('DELETE FROM bench.profile USING bench.gone WHERE gone = profile_id');
  await ctx.pool.query('ALTER TABLE bench.event ADD COLUMN IF NOT EXISTS was int');
  await ctx.pool.query('UPDATE bench.event SET was = profile_id, profile_id = kept FROM bench.gone WHERE gone = profile_id');
  try {
    return await work();
  } finally {
    await ctx.pool.query('UPDATE bench.event SET profile_id = was, was = NULL WHERE was IS NOT NULL');
    await ctx.pool.query('DELETE FROM bench.profile USING bench.gone WHERE kept = profile_id');
    await ctx.pool.query('INSERT INTO bench.profile SELECT * FROM bench.before');
    await ctx.pool.query('DROP TABLE bench.gone, bench.before');
  }
};

/** As fast as before is at most so many times as long. */
const AS_FAST = 1.1;
const PATIENCE_MS = 120_000;

/** Asks again and again until the median is what it was; gives the last median, and the seconds it took since `begun`, null when it never was. */
const untilFast = async (speed: () => Promise<number>, beforeMs: number, begun: number) => {
  let [firstMs, ms]: [number | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  while (ms > AS_FAST * beforeMs && performance.now() - begun < PATIENCE_MS) {
    ms = await speed();
    firstMs ??= ms;
  }
  const isFast = ms <= AS_FAST * beforeMs;
  return {
    firstMs: Math.round(firstMs ?? ms),
    ms: Math.round(ms),
    fastAfterSeconds: isFast ? Math.round((performance.now() - begun) / 100) / 10 : null,
  };
};

/**
 * Merges 10,000 pairs of profiles and takes them apart again: seconds until every count is right and until questions are as fast as before,
 * both times, and whether all counts were right.
 */
export const remerge = async (ctx: Context, counts: CountAll, expected: CountAll, speed: () => Promise<number>) => {
  const pairs = await alonePairs(ctx);
  const [kept, gone] = [pairs.map((pair) => pair.kept), pairs.map((pair) => pair.gone)];
  await keepBefore(ctx, pairs);
  const before = await counts();
  const wanted = await whileMerged(ctx, pairs, expected);
  const beforeMs = await speed();
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    const found = await counts();
    const rightSeconds = Math.round((performance.now() - begun) / 100) / 10;
    return { counts: found, figures: { rightSeconds, ...(await untilFast(speed, beforeMs, begun)) } };
  };
  const merged = await timed(async () => {
    const members = { recordIds: Uint32Array.from([...kept, ...gone]), profileIds: Uint32Array.from([...kept, ...kept]) };
    await mapProfiles(ctx, { members });
    await ctx.index.command({ query: WRITE_MERGED, query_params: { kept, gone } });
  });
  const apart = await timed(async () => {
    await mapProfiles(ctx, { members: { recordIds: new Uint32Array(), profileIds: new Uint32Array() }, alone: [...kept, ...gone] });
    await ctx.index.command({ query: WRITE_APART });
  });
  await ctx.index.command({ query: 'DROP TABLE bench_before' });
  const same = (a: readonly number[], b: readonly number[]): boolean => JSON.stringify(a) === JSON.stringify(b);
  return {
    pairs: PAIRS,
    allRight: same(merged.counts, wanted) && same(apart.counts, before),
    changed: merged.counts.filter((count, i) => count !== before[i]).length,
    rules: before.length,
    beforeMs: Math.round(beforeMs),
    merged: merged.figures,
    apart: apart.figures,
  };
};
