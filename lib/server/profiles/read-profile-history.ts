import type { ProfileHistory } from '../../identity/profile-view.ts';
import type { Context } from '../context.ts';
import { readProfileLinks } from '../identity/read-profile-links.ts';

/** The identity history of the records of a profile. */
export const readProfileHistory = async (ctx: Context, recordIds: readonly number[]): Promise<ProfileHistory> => {
  const { db } = ctx;
  const ids = [...recordIds];
  const [decisions, links] = await Promise.all([
    db.decision.findMany({
      where: { kind: { in: ['same', 'not_same'] }, OR: [{ recordA: { in: ids } }, { recordB: { in: ids } }] },
      orderBy: { id: 'desc' },
      take: 200,
    }),
    readProfileLinks(ctx, ids),
  ]);
  const withdrawals = await db.decision.findMany({ where: { withdrawsId: { in: decisions.map((d) => d.id) } } });
  const withdrawnBy = new Map(withdrawals.map((w) => [w.withdrawsId, { actor: w.actor, at: w.at.toISOString() }]));
  return {
    decisions: decisions.flatMap(({ id, kind, recordA, recordB, reason, actor, at }) =>
      kind === 'withdraw' || recordA === null || recordB === null
        ? []
        : [{ id, kind, recordA, recordB, reason, actor, at: at.toISOString(), withdrawn: withdrawnBy.get(id) ?? null }],
    ),
    links,
  };
};
