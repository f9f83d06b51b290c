import type { Db } from '../db/client.ts';

/** A decision of a person about records of this profile. */
export interface ProfileDecision {
  readonly id: number;
  readonly kind: 'same' | 'not_same';
  readonly recordA: number;
  readonly recordB: number;
  readonly reason: string;
  readonly actor: string;
  /** ISO 8601. */
  readonly at: string;
  /** Who took it back and when, or null while it holds. */
  readonly withdrawn: { readonly actor: string; readonly at: string } | null;
}

/** Why two records of this profile are one person: the exact rule, or the score in bits. */
export interface ProfileLink {
  readonly recordA: number;
  readonly recordB: number;
  readonly rule: string | null;
  readonly weight: number;
}

/** What people decided about a profile's records, newest first, and what links the records. */
export interface ProfileHistory {
  readonly decisions: readonly ProfileDecision[];
  readonly links: readonly ProfileLink[];
}

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
