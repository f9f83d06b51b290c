import type pg from 'pg';

/** The last in line for each lock, by pool. */
const lines = new WeakMap<pg.Pool, Map<number, Promise<unknown>>>();

/** Runs `work` when all that this process asked for the same lock before is over. */
const inLine = <T>(pool: pg.Pool, lock: number, work: () => Promise<T>): Promise<T> => {
  const line = lines.get(pool) ?? new Map<number, Promise<unknown>>();
  lines.set(pool, line);
  const done = (line.get(lock) ?? Promise.resolve()).then(work);
  line.set(
    lock,
    done.catch(() => undefined),
  );
  return done;
};

const underLock = async <T>(pool: pg.Pool, lock: number, work: () => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let isFree = false;
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [lock]);
      isFree = true;
    }
  } finally {
    // Closing a connection gives back what it may still hold.
    client.release(!isFree);
  }
};

/**
 * Runs `work` while nobody else holds the advisory lock `lock`. It goes with the connection, so a crash frees it. However many wait in
 * this process, one connection does: otherwise they would take all of the pool, and the holder would wait for one forever.
 */
export const withAdvisoryLock = <T>(pool: pg.Pool, lock: number, work: () => Promise<T>): Promise<T> =>
  inLine(pool, lock, () => underLock(pool, lock, work));
