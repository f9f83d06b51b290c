import { randomUUID } from 'node:crypto';
import { writeAudit } from '../audit/write-audit.ts';
import type { Actor, Context } from '../context.ts';
import type { Prisma } from '../db/generated/client.ts';
import { noteDecided } from './note-decided.ts';

/** Decisions made in one go; an undo takes back all of them. */
export interface DecisionBatch {
  readonly kind: 'same' | 'not_same';
  readonly pairs: readonly (readonly [number, number])[];
  readonly reason: string;
  readonly evidence: Prisma.InputJsonObject;
  /** Audit action. */
  readonly action: string;
}

/** Appends decisions with their audit row in one transaction. Gives the number of the first. */
export const recordDecision = async (ctx: Context, actor: Actor, batch: DecisionBatch): Promise<number> => {
  const group = randomUUID();
  return ctx.db.$transaction(async (tx) => {
    const rows = await tx.decision.createManyAndReturn({
      data: batch.pairs.map(([a, b]) => ({
        kind: batch.kind,
        recordA: Math.min(a, b),
        recordB: Math.max(a, b),
        reason: batch.reason,
        evidence: { ...batch.evidence, group },
        actorId: actor.userId,
        actor: actor.name,
        at: ctx.now(),
      })),
      select: { id: true },
    });
    await noteDecided(tx, batch.pairs.flat());
    const first = rows[0]?.id ?? 0;
    await writeAudit(tx, actor, batch.action, `decision:${first}`, { pairs: batch.pairs.length });
    return first;
  });
};
