import type pg from 'pg';
import { withAdvisoryLock } from '../db/with-advisory-lock.ts';

/** Number of the advisory lock under which clusters change: a matching run and a decision never write at once. */
const IDENTITY_LOCK = 7_301_001;

/** Runs `work` while no other process changes clusters. */
export const withIdentityLock = <T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> => withAdvisoryLock(pool, IDENTITY_LOCK, work);
