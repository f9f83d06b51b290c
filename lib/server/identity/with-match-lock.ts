import type pg from 'pg';
import { withAdvisoryLock } from '../db/with-advisory-lock.ts';

/** Number of the advisory lock of matching runs: they share working tables in the index. */
const MATCH_LOCK = 7_301_002;

/** Runs `work` while no other process runs a match. */
export const withMatchLock = <T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> => withAdvisoryLock(pool, MATCH_LOCK, work);
