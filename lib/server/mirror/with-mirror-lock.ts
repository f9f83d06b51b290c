import type pg from 'pg';
import type { Context } from '../context.ts';
import { readAsUsual, readByIndex } from './read-by-index.ts';

/** Only one mirror runs at a time; any number that no other advisory lock of this database uses. */
const MIRROR_LOCK = 7_214_001;

/** Runs `work` while no other mirror or reset runs, on a connection that reads by index. */
export const withMirrorLock = async <T>(ctx: Context, work: (client: pg.ClientBase) => Promise<T>): Promise<T> => {
  const client = await ctx.pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIRROR_LOCK]);
    await client.query(readByIndex('SESSION'));
    const done = await work(client);
    await client.query(readAsUsual());
    await client.query('SELECT pg_advisory_unlock($1)', [MIRROR_LOCK]);
    client.release();
    return done;
  } catch (error) {
    // Closing the session also gives the lock back.
    client.release(true);
    throw error;
  }
};
