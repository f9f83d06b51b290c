import { type Context, requireRole } from '../context.ts';
import { hasOtherRules } from '../identity/is-match-due.ts';
import { enqueueImport } from './enqueue-import.ts';
import { enqueueIndex } from './enqueue-index.ts';
import { enqueueUndo } from './enqueue-undo.ts';

/**
 * Asks for a job for every import that waits, runs or is being taken back, and for the index when a refresh or a decision was
 * not ended, or other rules of matching hold. Those that have one are left alone, so this finds exactly what was lost between a commit and
 * its job. Gives how many imports there are.
 */
export const resumeWork = async (ctx: Context): Promise<number> => {
  requireRole(ctx, 'admin');
  const open = await ctx.db.import.findMany({
    where: { status: { in: ['queued', 'running', 'undoing'] } },
    select: { id: true, status: true },
    orderBy: { id: 'asc' },
  });
  for (const { id, status } of open) await (status === 'undoing' ? enqueueUndo(ctx, id) : enqueueImport(ctx, id));
  if ((await ctx.db.touchedRecord.findFirst({ where: { stage: { gte: 1 } } })) || (await hasOtherRules(ctx))) await enqueueIndex(ctx);
  return open.length;
};
