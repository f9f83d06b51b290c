import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { deleteImportRows } from './delete-import-rows.ts';
import { inTransaction, withSourceLock } from './engine/with-source-lock.ts';
import { importIdOf } from './import-id-of.ts';

const CLEAR = `UPDATE import SET rows_read = 0, created = 0, updated = 0, unchanged = 0, quarantined = 0, done_file = 0, done_row = 0,
    finished_at = $2 WHERE id = $1 AND status = 'cancelled' AND rows_read > 0 RETURNING id`;

/** Cancels a draft, waiting or running import and takes back what it wrote so far. */
export const cancelImport = async (ctx: Context, input: { importId: number }): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  const importId = importIdOf(input);
  const { sourceId, rowsRead } = await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, status: { in: ['draft', 'queued', 'running'] } },
      data: { status: 'cancelled', finishedAt: ctx.now() },
    });
    if (count === 0) throw new AppError('conflict', 'importNotRunning', 'The import is not running.');
    await writeAudit(tx, actor, 'import.cancel', `import:${importId}`);
    return tx.import.findUniqueOrThrow({ where: { id: importId } });
  });
  if (rowsRead === 0) return;
  // A running job sees the new state with its next batch and takes its rows back itself; one that died is cleared here.
  await withSourceLock(ctx.pool, sourceId, (client) =>
    inTransaction(client, async () => {
      const { rowCount } = await client.query(CLEAR, [importId, ctx.now()]);
      if (rowCount) await deleteImportRows(client, importId);
    }),
  );
};
