import type { Context } from '../context.ts';

/** True for a session that was signed out. */
export const isSessionEnded = async (ctx: Pick<Context, 'pool'>, sessionId: string): Promise<boolean> => {
  const { rowCount } = await ctx.pool.query('SELECT 1 FROM ended_session WHERE id = $1', [sessionId]);
  return rowCount !== 0;
};
