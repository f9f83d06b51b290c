import type { Context } from '../context.ts';

/** True once the first administrator exists. Open to everybody: the sign-in page asks it. */
export const hasUsers = async (ctx: Pick<Context, 'db'>): Promise<boolean> =>
  (await ctx.db.user.findFirst({ select: { id: true } })) !== null;
