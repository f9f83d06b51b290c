import type { Context } from '../../lib/server/context.ts';
import { decideSuggestion } from '../../lib/server/identity/decide-suggestion.ts';
import { undoDecision } from '../../lib/server/identity/undo-decision.ts';
import { unmergeRecord } from '../../lib/server/identity/unmerge-record.ts';

/** How a step chooses what to do, and says that it begins. */
export interface Deciding {
  readonly chosenOnce: <T>(choose: () => Promise<T>) => Promise<T>;
  readonly onBegin: () => void;
}

/** Names of records that do not depend on their numbers. */
const NAMED = `named AS (SELECT r.id, s.name || ' ' || r.source_key AS name FROM record r JOIN source s ON s.id = r.source_id)`;

interface OpenPair {
  id: string;
  a: string;
  b: string;
}

const OPEN_PAIRS = `WITH ${NAMED}
  SELECT g.id, least(a.name, b.name) AS a, greatest(a.name, b.name) AS b
  FROM suggestion g JOIN named a ON a.id = g.record_a JOIN named b ON b.id = g.record_b
  WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.record_a = least(g.record_a, g.record_b) AND d.record_b = greatest(g.record_a, g.record_b))
  ORDER BY 2, 3`;

/** Approves and rejects by turns the first open pairs that have no record in common. */
export const decidePairs = async (ctx: Context, count: number, { chosenOnce, onBegin }: Deciding): Promise<void> => {
  const chosen = await chosenOnce(async () => {
    const { rows } = await ctx.pool.query<OpenPair>(OPEN_PAIRS);
    const taken = new Set<string>();
    const apart = rows.filter(({ a, b }) => !taken.has(a) && !taken.has(b) && taken.add(a) && taken.add(b));
    return apart.slice(0, count).map(({ a, b }) => ({ a, b }));
  });
  onBegin();
  for (const [n, pair] of chosen.entries()) {
    const { rows } = await ctx.pool.query<OpenPair>(OPEN_PAIRS);
    const open = rows.find(({ a, b }) => a === pair.a && b === pair.b);
    if (open) await decideSuggestion(ctx, { id: open.id, verdict: n % 2 === 0 ? 'same' : 'not_same' });
  }
};

interface Leaving {
  /** Name of the record that leaves its profile, and of another one in it. */
  name: string;
  other: string;
}

const MERGED = `WITH ${NAMED}
  SELECT max(n.name) AS name, min(n.name) AS other FROM cluster_member m JOIN named n ON n.id = m.record_id
  WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE m.record_id IN (d.record_a, d.record_b))
  GROUP BY m.profile_id HAVING count(*) > 1 ORDER BY 1`;

/** The record, its profile, and what was decided about it and the other record: its first separation, and whether that was taken back. */
const SEPARATION = `WITH ${NAMED}
  SELECT r.id, m.profile_id, d.id AS decision_id, w.id AS withdraw_id
  FROM named r JOIN named o ON o.name = $2 LEFT JOIN cluster_member m ON m.record_id = r.id
  LEFT JOIN decision d ON d.kind = 'not_same' AND d.record_a = least(r.id, o.id) AND d.record_b = greatest(r.id, o.id)
  LEFT JOIN decision w ON w.withdraws_id = d.id
  WHERE r.name = $1 ORDER BY d.id LIMIT 1`;

interface Separation {
  id: number;
  profile_id: number | null;
  decision_id: number | null;
  withdraw_id: number | null;
}

/** Takes the last record out of some profiles, and takes every second of these decisions back. Goes on where a killed run stopped. */
export const takeApart = async (ctx: Context, count: number, { chosenOnce, onBegin }: Deciding): Promise<void> => {
  const chosen = await chosenOnce(async () => (await ctx.pool.query<Leaving>(MERGED)).rows.slice(0, count));
  onBegin();
  for (const [n, { name, other }] of chosen.entries()) {
    const read = async (): Promise<Separation | undefined> => (await ctx.pool.query<Separation>(SEPARATION, [name, other])).rows[0];
    const before = await read();
    if (before && before.decision_id === null && before.profile_id !== null)
      await unmergeRecord(ctx, { profileId: before.profile_id, recordIds: [before.id] });
    if (n % 2 === 0) continue;
    const after = await read();
    if (after?.decision_id && after.withdraw_id === null) await undoDecision(ctx, { decisionId: after.decision_id });
  }
};
