import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { findSegment } from './find-segment.ts';

/** Takes an archived segment back into use. Throws `not_found`. */
export const restoreSegment = async (ctx: Context, input: { readonly id: number }): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  await findSegment(ctx, input.id);
  await ctx.db.$transaction(async (tx) => {
    await tx.segment.update({ where: { id: input.id }, data: { archivedAt: null } });
    await writeAudit(tx, actor, 'segment.restore', `segment:${input.id}`);
  });
};
