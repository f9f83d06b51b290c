import { setTimeout as sleep } from 'node:timers/promises';
import { type Index, queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { withAdvisoryLock } from '../db/with-advisory-lock.ts';

/** Number of the advisory lock of matching runs: they share working tables in the index. */
const MATCH_LOCK = 7_301_002;

const LEFT = `match(query, '^\\\\s*(INSERT INTO|DELETE FROM|TRUNCATE TABLE|EXCHANGE TABLES) match_') AND current_database = currentDatabase()`;
const POLL_MS = 50;

/**
 * Ends the statements of a run that died: the engine goes on with them after their process is gone, and what they write would land in the
 * working tables of the next run.
 */
const endLeftStatements = async (index: Index): Promise<void> => {
  const isRunning = async (): Promise<boolean> =>
    (await queryRows(index, `SELECT 1 FROM system.processes WHERE ${LEFT} LIMIT 1`)).length > 0;
  while (await isRunning()) {
    await index.command({ query: `KILL QUERY WHERE ${LEFT} ASYNC` });
    await sleep(POLL_MS);
  }
};

/** Runs `work` while no other process runs a match, nor anything is left of one. */
export const withMatchLock = <T>(ctx: Pick<Context, 'pool' | 'index'>, work: () => Promise<T>): Promise<T> =>
  withAdvisoryLock(ctx.pool, MATCH_LOCK, async () => {
    await endLeftStatements(ctx.index);
    return work();
  });
