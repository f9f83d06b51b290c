import type pg from 'pg';

/** Runs `work` while no other process holds the advisory lock `lock`. It goes with the connection, so a crash frees it. */
export const withAdvisoryLock = async <T>(pool: pg.Pool, lock: number, work: () => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [lock]);
    }
  } finally {
    client.release();
  }
};
