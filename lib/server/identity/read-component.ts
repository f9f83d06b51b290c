import type { PairEvidence } from '../../identity/explain.ts';
import type { ResolvedPair } from '../../identity/resolve.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';

/** Records that can end up in one cluster with one another; what a decision about one of them can change. */
export interface Component {
  /** In the order in which a full run numbers them. */
  readonly recordIds: readonly number[];
  readonly sources: readonly number[];
  /** Pairs with at least one end in the component; `a`, `b` are record numbers. */
  readonly pairs: readonly ResolvedPair[];
  /** Profiles before, of the component and of the records its pairs lead to. */
  readonly profileOf: ReadonlyMap<number, number>;
}

/** A component larger than this is cut: a decision must answer at once, the next full run sees all of it. */
const COMPONENT_MAX = 20_000;
/** Clusters grow only along edges from here, or along exact rules. */
const JOIN_BITS = 0;

const neighbours = async (ctx: Context, ids: readonly number[]): Promise<number[]> => {
  const { rows } = await ctx.pool.query<{ id: number }>(
    `SELECT record_b AS id FROM match_edge WHERE record_a = ANY($1::int[]) AND (weight >= $2 OR rule IS NOT NULL)
     UNION SELECT record_a FROM match_edge WHERE record_b = ANY($1::int[]) AND (weight >= $2 OR rule IS NOT NULL)
     UNION SELECT m.record_id FROM cluster_member m WHERE m.profile_id IN (SELECT profile_id FROM cluster_member WHERE record_id = ANY($1::int[]))
     UNION SELECT record_a FROM decision WHERE record_b = ANY($1::int[])
     UNION SELECT record_b FROM decision WHERE record_a = ANY($1::int[])`,
    [ids, JOIN_BITS],
  );
  return rows.map((row) => row.id);
};

const grow = async (ctx: Context, seeds: readonly number[]): Promise<number[]> => {
  const found = new Set(seeds);
  let border = [...found];
  while (border.length > 0 && found.size < COMPONENT_MAX) {
    const next = (await neighbours(ctx, border)).filter((id) => !found.has(id));
    for (const id of next) found.add(id);
    border = [...new Set(next)];
  }
  return [...found];
};

/** Record numbers in the order of `pos`, so that ties fall as in a full run; records not matched yet come last. */
const inRunOrder = async (ctx: Context, ids: readonly number[]): Promise<number[]> => {
  const rows = await queryRows<{ record_id: number; pos: number }>(
    ctx.index,
    'SELECT record_id, pos FROM match_feature WHERE record_id IN {ids:Array(UInt32)}',
    { ids },
  );
  const pos = new Map(rows.map((row) => [row.record_id, row.pos]));
  const place = (id: number): number => pos.get(id) ?? Number.MAX_SAFE_INTEGER;
  return [...ids].sort((x, y) => place(x) - place(y) || x - y);
};

interface EdgeRow {
  record_a: number;
  record_b: number;
  weight: number;
  rule: string | null;
  evidence: PairEvidence;
}

const toPair = (row: EdgeRow): ResolvedPair => ({
  a: row.record_a,
  b: row.record_b,
  weight: row.weight,
  parts: row.evidence.parts,
  exact: { rule: row.rule as ResolvedPair['exact']['rule'], refused: row.evidence.refused },
  mayMerge: row.evidence.mayMerge,
  conflict: row.evidence.conflict,
});

/** Reads everything a decision about the seeds can change. */
export const readComponent = async (ctx: Context, seeds: readonly number[]): Promise<Component> => {
  const recordIds = await inRunOrder(ctx, await grow(ctx, seeds));
  const edges = await ctx.pool.query<EdgeRow>(
    `SELECT record_a, record_b, weight, rule, evidence FROM match_edge WHERE record_a = ANY($1::int[])
     UNION ALL SELECT record_a, record_b, weight, rule, evidence FROM match_edge WHERE record_b = ANY($1::int[]) AND record_a <> ALL($1::int[])`,
    [recordIds],
  );
  const reached = [...new Set([...recordIds, ...edges.rows.flatMap((e) => [e.record_a, e.record_b])])];
  const [members, sources] = await Promise.all([
    ctx.pool.query<{ record_id: number; profile_id: number }>(
      'SELECT record_id, profile_id FROM cluster_member WHERE record_id = ANY($1::int[])',
      [reached],
    ),
    ctx.pool.query<{ id: number; source_id: number }>('SELECT id, source_id FROM record WHERE id = ANY($1::int[])', [recordIds]),
  ]);
  const sourceOf = new Map(sources.rows.map((row) => [row.id, row.source_id]));
  const profileOf = new Map(reached.map((id) => [id, id]));
  for (const row of members.rows) profileOf.set(row.record_id, row.profile_id);
  return { recordIds, sources: recordIds.map((id) => sourceOf.get(id) ?? 0), pairs: edges.rows.map(toPair), profileOf };
};
