import type pg from 'pg';

/** Number of the advisory lock under which clusters change: a matching run and a decision never write at once. */
const IDENTITY_LOCK = 7_301_001;

/** Runs `work` while no other process changes clusters. The lock goes with the connection, so a crash frees it. */
export const withIdentityLock = async <T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [IDENTITY_LOCK]);
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [IDENTITY_LOCK]);
    }
  } finally {
    client.release();
  }
};
