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

/** Writes the profiles that go, or brings them back, as the writer of profiles does: a newer row wins. */
const writeGone = (ctx: Context, pairs: readonly Pair[], isDeleted: 0 | 1): Promise<unknown> =>
  ctx.index.command({
    query: `INSERT INTO profile SELECT * REPLACE(seq + 1 AS seq, {deleted:UInt8} AS is_deleted) FROM profile
      WHERE profile_id IN (SELECT arrayJoin({gone:Array(UInt32)})) ORDER BY profile_id, seq DESC LIMIT 1 BY profile_id`,
    query_params: { gone: pairs.map((pair) => pair.gone), deleted: isDeleted },
  });

/** What the merges should give, from PostgreSQL: its events are given to the profiles that stay while `work` runs. */
const whileMerged = async <T>(ctx: Context, pairs: readonly Pair[], work: () => Promise<T>): Promise<T> => {
  const values = [pairs.map((pair) => pair.kept), pairs.map((pair) => pair.gone)];
  await ctx.pool.query('CREATE TABLE bench.gone AS SELECT * FROM unnest($1::int[], $2::int[]) AS p(kept, gone)', values);
  await ctx.pool.query('CREATE TABLE bench.kept_profile AS SELECT p.* FROM bench.profile p JOIN bench.gone ON gone = p.profile_id');
  await ctx.pool.query('DELETE FROM bench.profile USING bench.gone WHERE gone = profile_id');
  await ctx.pool.query('ALTER TABLE bench.event ADD COLUMN IF NOT EXISTS was int');
  await ctx.pool.query('UPDATE bench.event SET was = profile_id, profile_id = kept FROM bench.gone WHERE gone = profile_id');
  try {
    return await work();
  } finally {
    await ctx.pool.query('UPDATE bench.event SET profile_id = was, was = NULL WHERE was IS NOT NULL');
    await ctx.pool.query('INSERT INTO bench.profile SELECT * FROM bench.kept_profile');
    await ctx.pool.query('DROP TABLE bench.gone, bench.kept_profile');
  }
};

/** Merges 10,000 pairs of profiles and takes them apart again: seconds until every count is right, and whether they all were. */
export const remerge = async (ctx: Context, counts: CountAll, expected: CountAll) => {
  const pairs = await alonePairs(ctx);
  const before = await counts();
  const wanted = await whileMerged(ctx, pairs, expected);
  const timed = async (work: () => Promise<unknown>): Promise<{ seconds: number; counts: readonly number[] }> => {
    const begun = performance.now();
    await work();
    const found = await counts();
    return { seconds: Math.round((performance.now() - begun) / 100) / 10, counts: found };
  };
  const merged = await timed(async () => {
    await mapProfiles(ctx, {
      members: {
        recordIds: Uint32Array.from(pairs.flatMap(({ kept, gone }) => [kept, gone])),
        profileIds: Uint32Array.from(pairs.flatMap(({ kept }) => [kept, kept])),
      },
    });
    await writeGone(ctx, pairs, 1);
  });
  const apart = await timed(async () => {
    await mapProfiles(ctx, {
      members: { recordIds: new Uint32Array(), profileIds: new Uint32Array() },
      alone: pairs.flatMap(({ kept, gone }) => [kept, gone]),
    });
    await writeGone(ctx, pairs, 0);
  });
  const same = (a: readonly number[], b: readonly number[]): boolean => JSON.stringify(a) === JSON.stringify(b);
  return {
    pairs: PAIRS,
    mergeSeconds: merged.seconds,
    unmergeSeconds: apart.seconds,
    allRight: same(merged.counts, wanted) && same(apart.counts, before),
    changed: merged.counts.filter((count, i) => count !== before[i]).length,
  };
};
