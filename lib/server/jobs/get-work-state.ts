import { type Context, requireRole } from '../context.ts';
import { getSender } from './get-sender.ts';
import { QUEUES } from './queues.ts';

/** Whether the worker still has something to do that changes what the screens show. */
export interface WorkState {
  /** Imports wait, run or are being taken back. */
  readonly importing: boolean;
  /** The index does not show yet all that was imported or decided. */
  readonly indexing: boolean;
}

const WAITING = `SELECT coalesce(bool_or(name = ANY($1)), false) AS importing, coalesce(bool_or(name = $2), false) AS indexing
  FROM pgboss.job WHERE name = ANY($1 || $2::text) AND state IN ('created', 'retry', 'active')`;

/** What the worker is busy with. */
export const getWorkState = async (ctx: Context): Promise<WorkState> => {
  requireRole(ctx, 'analyst');
  await getSender(ctx.pool);
  const { rows } = await ctx.pool.query<WorkState>(WAITING, [[QUEUES.import.name, QUEUES.undo.name], QUEUES.index.name]);
  return rows[0] ?? { importing: false, indexing: false };
};
