import { z } from 'zod';
import { maskText } from '../../core/mask.ts';
import { displayName } from '../../identity/display-name.ts';
import type { DecisionView } from '../../identity/suggestion-view.ts';
import { type Context, requireRole } from '../context.ts';
import { hidesPersonal } from '../profiles/mask-profile.ts';
import { readSourceRecords } from '../profiles/read-source-records.ts';

const inputSchema = z.object({
  /** From 1. */
  page: z.number().int().min(1).default(1),
  pageSize: z.number().int().min(1).max(200).default(50),
});

interface Row {
  id: number;
  kind: 'same' | 'not_same';
  record_a: number;
  record_b: number;
  pairs: number;
  reason: string;
  actor: string;
  at: Date;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
}

/** One row a go: pairs decided together share `evidence.group`. */
const SQL = `
SELECT DISTINCT ON (d.id) d.id, d.kind, d.record_a, d.record_b, g.pairs, d.reason, d.actor, d.at, w.actor AS withdrawn_by, w.at AS withdrawn_at
FROM (SELECT min(id) AS id, count(*)::int AS pairs FROM decision WHERE kind <> 'withdraw' GROUP BY coalesce(evidence->>'group', id::text)) g
JOIN decision d ON d.id = g.id LEFT JOIN decision w ON w.withdraws_id = d.id
ORDER BY d.id DESC LIMIT $1 OFFSET $2`;

/** Decisions about identity, newest first, and how many there are. */
export const listDecisions = async (
  ctx: Context,
  input: z.input<typeof inputSchema> = {},
): Promise<{ readonly items: readonly DecisionView[]; readonly total: number }> => {
  const { role } = requireRole(ctx, 'analyst');
  const { page, pageSize } = inputSchema.parse(input);
  const [{ rows }, count] = await Promise.all([
    ctx.pool.query<Row>(SQL, [pageSize, (page - 1) * pageSize]),
    ctx.pool.query<{ n: number }>(
      `SELECT count(DISTINCT coalesce(evidence->>'group', id::text))::int AS n FROM decision WHERE kind <> 'withdraw'`,
    ),
  ]);
  const records = await readSourceRecords(ctx.pool, [...new Set(rows.flatMap((r) => [r.record_a, r.record_b]))]);
  const names = new Map(records.map((r) => [r.recordId, displayName(r.traits)]));
  const name = (id: number): string => (hidesPersonal(role) ? maskText(names.get(id) ?? '') : (names.get(id) ?? ''));
  const items = rows.map((r) => ({
    id: r.id,
    kind: r.kind,
    recordA: r.record_a,
    recordB: r.record_b,
    nameA: name(r.record_a),
    nameB: name(r.record_b),
    pairs: r.pairs,
    reason: r.reason,
    actor: r.actor,
    at: r.at.toISOString(),
    withdrawn: r.withdrawn_by && r.withdrawn_at ? { actor: r.withdrawn_by, at: r.withdrawn_at.toISOString() } : null,
  }));
  return { items, total: count.rows[0]?.n ?? 0 };
};
