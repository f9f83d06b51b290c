import { AppError } from '../../core/errors.ts';
import { activeConditions } from '../../segments/rule.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { findSegment } from './find-segment.ts';
import { loadCatalog } from './load-catalog.ts';

/** Puts a segment away; it can be restored. Refuses (`conflict`) while another live segment refers to it, which would empty that one. */
export const archiveSegment = async (ctx: Context, input: { readonly id: number }): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  await findSegment(ctx, input.id);
  const { segments } = await loadCatalog(ctx);
  for (const [id, other] of segments) {
    const refers = activeConditions(other.rule.root).some(
      ({ condition }) => condition.kind === 'segment' && condition.segment === input.id,
    );
    if (refers && id !== input.id)
      throw new AppError('conflict', 'segmentInUse', `The segment ${other.name} refers to it.`, { name: other.name });
  }
  await ctx.db.$transaction(async (tx) => {
    await tx.segment.update({ where: { id: input.id }, data: { archivedAt: ctx.now() } });
    await writeAudit(tx, actor, 'segment.archive', `segment:${input.id}`);
  });
};
