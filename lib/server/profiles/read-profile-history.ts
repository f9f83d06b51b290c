import type { ProfileHistory } from '../../identity/profile-view.ts';
import type { Db } from '../db/client.ts';

/** The identity history of the records of a profile. */
export const readProfileHistory = async (db: Db, recordIds: readonly number[]): Promise<ProfileHistory> => {
  const ids = [...recordIds];
  const [decisions, links] = await Promise.all([
    db.decision.findMany({
      where: { kind: { in: ['same', 'not_same'] }, OR: [{ recordA: { in: ids } }, { recordB: { in: ids } }] },
      orderBy: { id: 'desc' },
      take: 200,
    }),
    db.matchEdge.findMany({ where: { recordA: { in: ids }, recordB: { in: ids } }, orderBy: { weight: 'desc' }, take: 200 }),
  ]);
  const withdrawals = await db.decision.findMany({ where: { withdrawsId: { in: decisions.map((d) => d.id) } } });
  const withdrawnBy = new Map(withdrawals.map((w) => [w.withdrawsId, { actor: w.actor, at: w.at.toISOString() }]));
  return {
    decisions: decisions.flatMap(({ id, kind, recordA, recordB, reason, actor, at }) =>
      kind === 'withdraw' || recordA === null || recordB === null
        ? []
        : [{ id, kind, recordA, recordB, reason, actor, at: at.toISOString(), withdrawn: withdrawnBy.get(id) ?? null }],
    ),
    links: links.map(({ recordA, recordB, rule, weight }) => ({ recordA, recordB, rule, weight })),
  };
};
