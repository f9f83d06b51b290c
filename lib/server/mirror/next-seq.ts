import type pg from 'pg';

/** The `seq` of a writing of an index table that is derived from others: above every one it had before. */
export const nextSeq = async (pool: pg.Pool, table: 'profile' | 'record_profile'): Promise<number> => {
  const { rows } = await pool.query<{ batch: string }>(
    `INSERT INTO mirror_cursor (name, batch) VALUES ($1, 1)
     ON CONFLICT (name) DO UPDATE SET batch = mirror_cursor.batch + 1 RETURNING batch`,
    [table],
  );
  return Number(rows[0]?.batch);
};
