import { type Context, requireRole } from '../context.ts';

/** How many merge suggestions wait for a decision. */
export const countSuggestions = async (ctx: Context): Promise<number> => {
  requireRole(ctx, 'analyst');
  return ctx.db.suggestion.count();
};
