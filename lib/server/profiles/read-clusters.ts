import type pg from 'pg';

/** Profile number → its records. */
export type Clusters = ReadonlyMap<number, readonly number[]>;

interface Row {
  profile_id: number;
  record_id: number;
}

const group = (rows: readonly Row[]): Clusters => {
  const clusters = new Map<number, number[]>();
  for (const { profile_id, record_id } of rows) {
    const members = clusters.get(profile_id);
    if (members) members.push(record_id);
    else clusters.set(profile_id, [record_id]);
  }
  return clusters;
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
  return group(rows);
};

/** The clusters whose profile number is in [from, to). */
export const clustersInRange = async (pool: pg.Pool, from: number, to: number): Promise<Clusters> => {
  const { rows } = await pool.query<Row>(
    `SELECT r.id AS profile_id, r.id AS record_id FROM record r
     WHERE r.id >= $1 AND r.id < $2 AND NOT EXISTS (SELECT 1 FROM cluster_member m WHERE m.record_id = r.id)
     UNION ALL SELECT profile_id, record_id FROM cluster_member WHERE profile_id >= $1 AND profile_id < $2`,
    [from, to],
  );
  return group(rows);
};
