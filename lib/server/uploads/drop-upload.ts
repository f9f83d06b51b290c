import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';

/** Forgets an upload that its sender gave up before it was complete; the file is gone already. */
export const dropUpload = async (ctx: Context, id: string): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.upload.deleteMany({ where: { id, sha256: null } });
    if (count > 0) await writeAudit(tx, actor, 'upload.drop', `upload:${id}`);
  });
};
