import { type Context, requireRole } from '../context.ts';
import { readSourceFacts } from './read-source-facts.ts';

/** The sources and fields that quality is measured for: what the list of rows can be filtered by. */
export const listMeasuredFields = async (
  ctx: Context,
): Promise<{ readonly sources: readonly { readonly id: number; readonly name: string }[]; readonly fields: readonly string[] }> => {
  requireRole(ctx, 'analyst');
  const sources = await readSourceFacts(ctx.db);
  return { sources: sources.map(({ id, name }) => ({ id, name })), fields: [...new Set(sources.flatMap((s) => s.fields))].sort() };
};
