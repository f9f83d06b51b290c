import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { enqueueUndo } from '../jobs/enqueue-undo.ts';
import { importIdOf } from './import-id-of.ts';

/** Asks to take a finished import back; `runUndo` does it in the worker. */
export const undoImport = async (ctx: Context, input: { importId: number }): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  const importId = importIdOf(input);
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({ where: { id: importId, status: 'done' }, data: { status: 'undoing' } });
    if (count === 0) throw new AppError('conflict', 'importNotDone', 'Only a finished import can be undone.');
    await writeAudit(tx, actor, 'import.undo', `import:${importId}`);
  });
  await enqueueUndo(ctx, importId);
};
