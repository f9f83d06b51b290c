import type pg from 'pg';
import type { Index } from '../clickhouse/client.ts';
import { readBinary } from '../clickhouse/read-binary.ts';

/** Profile number → its records. */
export type Clusters = ReadonlyMap<number, readonly number[]>;

interface Row {
  readonly profile_id: number;
  readonly record_id: number;
}

const add = (clusters: Map<number, number[]>, profile: number, record: number): void => {
  const members = clusters.get(profile);
  if (members) members.push(record);
  else clusters.set(profile, [record]);
};

/** The clusters that the given records are in now, whole. */
export const clustersOfRecords = async (pool: pg.Pool, recordIds: readonly number[]): Promise<Clusters> => {
  const { rows } = await pool.query<Row>(
    `WITH affected AS (
       SELECT DISTINCT coalesce(m.profile_id, g.id) AS profile_id
       FROM unnest($1::int[]) AS g(id) LEFT JOIN cluster_member m ON m.record_id = g.id
     )
     SELECT a.profile_id, coalesce(m.record_id, a.profile_id) AS record_id
     FROM affected a LEFT JOIN cluster_member m ON m.profile_id = a.profile_id`,
    [recordIds],
  );
  const clusters = new Map<number, number[]>();
  for (const { profile_id, record_id } of rows) add(clusters, profile_id, record_id);
  return clusters;
};

const MEMBER_BYTES = 8;

/** The clusters of more than one record as the index knows them, in portions of about `size` records, by profile number. */
export async function* mergedClusters(index: Index, size: number): AsyncGenerator<Clusters> {
  const bytes = await readBinary(index, 'SELECT profile_id, record_id FROM record_profile FINAL ORDER BY profile_id, record_id');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let clusters = new Map<number, number[]>();
  let records = 0;
  let last = 0;
  for (let at = 0; at < bytes.byteLength; at += MEMBER_BYTES) {
    const profile = view.getUint32(at, true);
    if (records >= size && profile !== last) {
      yield clusters;
      clusters = new Map();
      records = 0;
    }
    add(clusters, profile, view.getUint32(at + 4, true));
    last = profile;
    records += 1;
  }
  if (records > 0) yield clusters;
}
