import { type Context, requireRole } from '../context.ts';

/** Names of all sources that ever had an import, in order. */
export const listSourceNames = async (ctx: Context): Promise<string[]> => {
  requireRole(ctx, 'analyst');
  const sources = await ctx.db.source.findMany({ where: { imports: { some: {} } }, select: { name: true }, orderBy: { name: 'asc' } });
  return sources.map((source) => source.name);
};
