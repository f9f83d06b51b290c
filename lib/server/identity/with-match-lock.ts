import type pg from 'pg';

/** Number of the advisory lock of matching runs: they share working tables in the index. */
const MATCH_LOCK = 7_301_002;

/** Runs `work` while no other process runs a match. The lock goes with the connection, so a crash frees it. */
export const withMatchLock = async <T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MATCH_LOCK]);
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MATCH_LOCK]);
    }
  } finally {
    client.release();
  }
};
