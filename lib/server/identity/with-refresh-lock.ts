import type pg from 'pg';
import { withAdvisoryLock } from '../db/with-advisory-lock.ts';

/** Number of the advisory lock under which notes of touched records are taken, followed and cleared. */
const REFRESH_LOCK = 7_301_003;

/**
 * Runs `work` while no other process takes or clears notes of touched records. Between both of them a note belongs to one refresh alone:
 * otherwise one would clear what another has taken since. Taken before the locks of matching and of clusters.
 */
export const withRefreshLock = <T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> => withAdvisoryLock(pool, REFRESH_LOCK, work);
