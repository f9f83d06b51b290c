import { AppError } from '../../core/errors.ts';
import { isId } from '../../core/is-id.ts';
import type { ImportProgress } from '../../ingest/import-view.ts';
import { type Context, requireRole } from '../context.ts';

/** How far an import is: cheap enough to ask every second. */
export const getImportProgress = async (ctx: Context, input: { importId: number }): Promise<ImportProgress> => {
  requireRole(ctx, 'analyst');
  const found = isId(input.importId) ? await ctx.db.import.findUnique({ where: { id: input.importId } }) : null;
  if (!found) throw new AppError('not_found', 'importNotFound', `There is no import ${input.importId}.`, { id: input.importId });
  const { status, rowsRead, created, updated, unchanged, quarantined, rowsTotal, startedAt } = found;
  const runningMs = startedAt ? (found.finishedAt ?? ctx.now()).getTime() - startedAt.getTime() : null;
  return { status, rowsRead, created, updated, unchanged, quarantined, rowsTotal, isCounted: found.dryRun !== null, runningMs };
};
