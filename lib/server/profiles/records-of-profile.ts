import type pg from 'pg';

/** The records of a profile number: those clustered under it, else the record of that number alone. */
export const recordsOfProfile = async (pool: pg.Pool, profileId: number): Promise<number[]> => {
  const { rows } = await pool.query<{ record_id: number }>(
    'SELECT record_id FROM cluster_member WHERE profile_id = $1 ORDER BY record_id',
    [profileId],
  );
  return rows.length > 0 ? rows.map((row) => row.record_id) : [profileId];
};
