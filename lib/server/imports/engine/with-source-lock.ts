import type pg from 'pg';

/** First number of the advisory locks of sources; the second is the source. */
const SOURCE_LOCKS = 7_214;

/**
 * Runs `work` on one connection while no other run writes into the source. Waits for its turn; the database gives the lock back when
 * the connection ends, also after a crash.
 */
export const withSourceLock = async <T>(pool: pg.Pool, sourceId: number, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query('SELECT pg_advisory_lock($1, $2)', [SOURCE_LOCKS, sourceId]);
    return await work(client);
  } catch (error) {
    isBroken = true;
    throw error;
  } finally {
    // A connection of unknown state is thrown away, and its lock with it.
    if (!isBroken) await client.query('SELECT pg_advisory_unlock($1, $2)', [SOURCE_LOCKS, sourceId]);
    client.release(isBroken);
  }
};

/** Runs `work` in a transaction of the client. */
export const inTransaction = async <T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> => {
  await client.query('BEGIN');
  try {
    const value = await work();
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};
