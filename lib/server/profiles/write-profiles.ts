import type { SurvivorshipOptions } from '../../identity/survivorship.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { buildProfileRows, type ProfileRow } from './build-profile-rows.ts';
import { clustersInRange, clustersOfRecords } from './read-clusters.ts';
import { readSurvivorshipOptions } from './read-survivorship-options.ts';

/** Profiles built at once: bounds memory (≈ 10 MB) whatever the number of profiles. */
const CHUNK = 5_000;
/** Chunks worked on at once: while one waits for a store, another is built. */
const LANES = 3;

/** Which profiles to write: those that the records are in now or were the number of, or all. */
export type WriteProfilesInput = { readonly recordIds: readonly number[] } | { readonly all: true };

interface Written {
  readonly written: number;
  readonly removed: number;
}

/** Taken before reading: a writer that read later has a higher number, so its profiles win. */
const nextSeq = async (ctx: Context): Promise<number> => {
  const { rows } = await ctx.pool.query<{ batch: string }>(
    `INSERT INTO mirror_cursor (name, batch) VALUES ('profile', 1)
     ON CONFLICT (name) DO UPDATE SET batch = mirror_cursor.batch + 1 RETURNING batch`,
  );
  return Number(rows[0]?.batch);
};

const insert = async (ctx: Context, rows: readonly ProfileRow[], removed: readonly number[], seq: number): Promise<Written> => {
  const values = [
    ...rows.map((row) => ({ ...row, seq, is_deleted: 0 })),
    ...removed.map((profile_id) => ({ profile_id, seq, is_deleted: 1 })),
  ];
  if (values.length > 0) await ctx.index.insert({ table: 'profile', values, format: 'JSONEachRow' });
  return { written: rows.length, removed: removed.length };
};

/** Written even when equal: the index may just be getting an older state from another writer. */
const writeOfRecords = async (ctx: Context, recordIds: readonly number[], options: SurvivorshipOptions, seq: number): Promise<Written> => {
  const clusters = await clustersOfRecords(ctx.pool, recordIds);
  const rows = await buildProfileRows(ctx.pool, clusters, options);
  const alive = new Set(rows.map((row) => row.profile_id));
  const gone = new Set([...recordIds, ...[...clusters.values()].flat()].filter((id) => !alive.has(id)));
  return insert(ctx, rows, [...gone], seq);
};

const writeRange = async (ctx: Context, from: number, to: number, options: SurvivorshipOptions, seq: number): Promise<Written> => {
  const rows = await buildProfileRows(ctx.pool, await clustersInRange(ctx.pool, from, to), options);
  const indexed = await queryRows<{ profile_id: number; content_hash: string }>(
    ctx.index,
    'SELECT profile_id, content_hash FROM profile FINAL WHERE profile_id >= {from:UInt32} AND profile_id < {to:UInt32}',
    { from, to },
  );
  const known = new Map(indexed.map((row) => [row.profile_id, row.content_hash]));
  const alive = new Set(rows.map((row) => row.profile_id));
  const changed = rows.filter((row) => known.get(row.profile_id) !== row.content_hash);
  return insert(
    ctx,
    changed,
    indexed.map((row) => row.profile_id).filter((id) => !alive.has(id)),
    seq,
  );
};

const lastProfileId = async (ctx: Context): Promise<number> => {
  const [truth, indexed] = await Promise.all([
    ctx.pool.query<{ last: number }>('SELECT coalesce(max(id), 0) AS last FROM record'),
    queryRows<{ last: number }>(ctx.index, 'SELECT max(profile_id) AS last FROM profile'),
  ]);
  return Math.max(truth.rows[0]?.last ?? 0, indexed[0]?.last ?? 0);
};

/**
 * Writes golden records into the index table `profile` and takes away those that are no more. With `recordIds`, give every record whose
 * content or cluster changed (all of both sides of a merge or unmerge). With `all`, only what differs is written, in chunks.
 */
export const writeProfiles = async (ctx: Context, input: WriteProfilesInput): Promise<Written> => {
  requireRole(ctx, 'marketer');
  const seq = await nextSeq(ctx);
  const options = await readSurvivorshipOptions(ctx.db);
  let total: Written = { written: 0, removed: 0 };
  const add = (more: Written): void => {
    total = { written: total.written + more.written, removed: total.removed + more.removed };
  };
  if ('all' in input) {
    const last = await lastProfileId(ctx);
    let from = 1;
    const lane = async (): Promise<void> => {
      while (from <= last) {
        const start = from;
        from += CHUNK;
        add(await writeRange(ctx, start, start + CHUNK, options, seq));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return total;
  }
  for (let at = 0; at < input.recordIds.length; at += CHUNK)
    add(await writeOfRecords(ctx, input.recordIds.slice(at, at + CHUNK), options, seq));
  return total;
};
