import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { noteDecided } from './note-decided.ts';
import { recluster } from './recluster.ts';
import { withIdentityLock } from './with-identity-lock.ts';

const inputSchema = z.object({ decisionId: z.number().int().positive() });

/** Takes a decision back, together with those made in the same go. Throws `not_found`, or `conflict` when it was taken back before. */
export const undoDecision = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<{ readonly withdrawn: number }> => {
  const actor = requireRole(ctx, 'admin');
  const { decisionId } = inputSchema.parse(input);
  return withIdentityLock(ctx.pool, async () => {
    const decision = await ctx.db.decision.findUnique({ where: { id: decisionId } });
    if (!decision || decision.kind === 'withdraw') throw new AppError('not_found', 'decisionNotFound', 'There is no such decision.');
    const { evidence } = decision;
    const group = evidence && typeof evidence === 'object' && !Array.isArray(evidence) ? evidence.group : undefined;
    const batch =
      typeof group === 'string' ? await ctx.db.decision.findMany({ where: { evidence: { path: ['group'], equals: group } } }) : [decision];
    const taken = await ctx.db.decision.findMany({ where: { withdrawsId: { in: batch.map((d) => d.id) } } });
    const open = batch.filter((d) => !taken.some((t) => t.withdrawsId === d.id));
    if (open.length === 0) throw new AppError('conflict', 'decisionWithdrawn', 'This decision was taken back before.');
    const touched = open.flatMap((d) => [d.recordA, d.recordB]).filter((id) => id !== null);
    await ctx.db.$transaction(async (tx) => {
      await noteDecided(tx, touched);
      await tx.decision.createMany({
        data: open.map((d) => ({ kind: 'withdraw' as const, withdrawsId: d.id, actorId: actor.userId, actor: actor.name, at: ctx.now() })),
      });
      await writeAudit(tx, actor, 'identity.undo', `decision:${decisionId}`, { pairs: open.length });
    });
    await recluster(ctx, touched);
    return { withdrawn: open.length };
  });
};
