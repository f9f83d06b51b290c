import { allDone } from '../../core/all-done.ts';
import type { SurvivorshipOptions } from '../../identity/survivorship.ts';
import { queryRows } from '../clickhouse/client.ts';
import { insertBinary } from '../clickhouse/insert-binary.ts';
import { readBinary } from '../clickhouse/read-binary.ts';
import { type Context, requireRole } from '../context.ts';
import { nextSeq } from '../mirror/next-seq.ts';
import { writeAddressRefusals } from './address-refusals.ts';
import { buildProfileRows } from './build-profile-rows.ts';
import { noteFirstSeen } from './note-first-seen.ts';
import { PROFILE_COLUMNS } from './profile-columns.ts';
import { type Clusters, clustersOfRecords, mergedClusters } from './read-clusters.ts';
import { readSurvivorshipOptions } from './read-survivorship-options.ts';
import { removeGoneInRange, writeSinglesInRange, writeSinglesOfIds } from './single-profiles-sql.ts';

/** Records whose profiles are built at once: bounds memory (≈ 10 MB) whatever the number of profiles. */
const CHUNK = 10_000;
/** Chunks worked on at once: while one waits for a store, another is built. */
const LANES = 2;
/** Record numbers whose profiles the index makes in one statement. */
const RANGE = 500_000;

/** Which profiles to write: those that the records are in now or were the number of, or all. */
export type WriteProfilesInput = { readonly recordIds: readonly number[] } | { readonly all: true };

interface Written {
  readonly written: number;
  readonly removed: number;
}

/** A writing of profiles; its `seq` is taken before reading: a writer that read later has a higher one, so its profiles win. */
interface Writing {
  readonly options: SurvivorshipOptions;
  readonly seq: number;
}

/** Profiles of one record each, made by the index. Gives those whose record is there. */
const writeSingles = async (ctx: Context, ids: readonly number[], seq: number): Promise<number[]> => {
  if (ids.length === 0) return [];
  await noteFirstSeen(ctx, seq, ids);
  await ctx.index.command({ query: writeSinglesOfIds(seq), query_params: { ids } });
  const there = await queryRows<{ id: number }>(
    ctx.index,
    'SELECT record_id AS id FROM record FINAL WHERE record_id IN {ids:Array(UInt32)}',
    {
      ids,
    },
  );
  return there.map((row) => row.id);
};

/** Written even when equal: the index may just be getting an older state from another writer. */
const writeOfRecords = async (ctx: Context, recordIds: readonly number[], writing: Writing): Promise<Written> => {
  const clusters = await clustersOfRecords(ctx.pool, recordIds);
  const merged = new Map([...clusters].filter(([profile, members]) => members.length > 1 || members[0] !== profile));
  const singles = [...clusters.keys()].filter((profile) => !merged.has(profile));
  const rows = await buildProfileRows(ctx.pool, merged, writing);
  await insertBinary(ctx.index, 'profile', PROFILE_COLUMNS, rows.bytes);
  const alive = new Set([...rows.alive, ...(await writeSingles(ctx, singles, writing.seq))]);
  const gone = [...new Set([...recordIds, ...[...clusters.values()].flat()])].filter((id) => !alive.has(id));
  if (gone.length > 0)
    await ctx.index.insert({
      table: 'profile',
      values: gone.map((profile_id) => ({ profile_id, seq: writing.seq, is_deleted: 1 })),
      format: 'JSONEachRow',
    });
  return { written: alive.size, removed: gone.length };
};

const KNOWN_BYTES = 12;

const readHashes = async (ctx: Context, clusters: Clusters): Promise<Map<number, bigint>> => {
  const ids = [...clusters.keys()];
  const bytes = await readBinary(
    ctx.index,
    'SELECT profile_id, content_hash FROM profile FINAL WHERE profile_id BETWEEN {from:UInt32} AND {to:UInt32} AND record_count > 1',
    { from: ids[0], to: ids.at(-1) },
  );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const known = new Map<number, bigint>();
  for (let at = 0; at < bytes.byteLength; at += KNOWN_BYTES) known.set(view.getUint32(at, true), view.getBigUint64(at + 4, true));
  return known;
};

/** Profiles of several records: survivorship chooses their values here, several chunks at once. */
const writeMerged = async (ctx: Context, writing: Writing): Promise<void> => {
  const chunks = mergedClusters(ctx.index, CHUNK);
  const lane = async (): Promise<void> => {
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      const known = await readHashes(ctx, next.value);
      const { bytes } = await buildProfileRows(ctx.pool, next.value, { ...writing, known });
      await insertBinary(ctx.index, 'profile', PROFILE_COLUMNS, bytes);
    }
  };
  await allDone(Array.from({ length: LANES }, lane));
};

const lastRecordId = async (ctx: Context): Promise<number> => {
  const [row] = await queryRows<{ last: number }>(
    ctx.index,
    'SELECT greatest((SELECT max(record_id) FROM record), (SELECT max(profile_id) FROM profile)) AS last',
  );
  return row?.last ?? 0;
};

/** The index makes the profiles of one record while those of several are built here. */
const writeAll = async (ctx: Context, writing: Writing): Promise<Written> => {
  const { seq } = writing;
  const last = await lastRecordId(ctx);
  const writeInRanges = async (statement: typeof writeSinglesInRange): Promise<void> => {
    for (let from = 1; from <= last; from += RANGE) await ctx.index.command({ query: statement(from, from + RANGE, seq) });
  };
  const writeAllSingles = async (): Promise<void> => {
    await noteFirstSeen(ctx, seq);
    await writeInRanges(writeSinglesInRange);
  };
  await allDone([writeAllSingles(), writeMerged(ctx, writing)]);
  await writeInRanges(removeGoneInRange);
  const [total] = await queryRows<Written>(
    ctx.index,
    'SELECT countIf(is_deleted = 0) AS written, countIf(is_deleted = 1) AS removed FROM profile WHERE seq = {seq:UInt64}',
    { seq },
  );
  return total ?? { written: 0, removed: 0 };
};

const writeInChunks = async (ctx: Context, recordIds: readonly number[], writing: Writing): Promise<Written> => {
  let [written, removed] = [0, 0];
  for (let at = 0; at < recordIds.length; at += CHUNK) {
    const part = await writeOfRecords(ctx, recordIds.slice(at, at + CHUNK), writing);
    written += part.written;
    removed += part.removed;
  }
  return { written, removed };
};

/**
 * Writes golden records into the index table `profile` and takes away those that are no more. With `recordIds`, give every record whose
 * content or cluster changed (all of both sides of a merge or unmerge). With `all`, only what differs is written. Then brings
 * `address_refused` up with the profiles.
 */
export const writeProfiles = async (ctx: Context, input: WriteProfilesInput): Promise<Written> => {
  requireRole(ctx, 'marketer');
  if ('recordIds' in input && input.recordIds.length === 0) return { written: 0, removed: 0 };
  const writing = { seq: await nextSeq(ctx.pool, 'profile'), options: await readSurvivorshipOptions(ctx.db) };
  const done = await ('all' in input ? writeAll(ctx, writing) : writeInChunks(ctx, input.recordIds, writing));
  await writeAddressRefusals(ctx);
  return done;
};
