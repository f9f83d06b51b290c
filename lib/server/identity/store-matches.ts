import type pg from 'pg';
import { explainPair, type PairEvidence } from '../../identity/explain.ts';
import { toProbability } from '../../identity/model.ts';
import type { ResolvedPair } from '../../identity/resolve.ts';
import { type CopyCell, copyRows } from '../imports/engine/copy-text.ts';
import type { Membership } from './map-profiles.ts';

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** What is kept of a pair's reasons. */
export const evidenceOf = (pair: ResolvedPair): PairEvidence => ({
  parts: pair.parts.map((p) => ({ ...p, weight: round(p.weight) })),
  mayMerge: pair.mayMerge,
  conflict: pair.conflict,
  refused: pair.exact.refused,
});

/** A suggested pair of records and the profiles they are in. */
export interface SuggestionRow {
  readonly recordA: number;
  readonly recordB: number;
  readonly profileA: number;
  readonly profileB: number;
  readonly weight: number;
  readonly evidence: PairEvidence;
}

/** Cells of a row of `suggestion`; its id names the pair, so that it stays over runs. */
export const suggestionCells = (s: SuggestionRow): CopyCell[] => [
  `${s.recordA}-${s.recordB}`,
  s.recordA,
  s.recordB,
  s.profileA,
  s.profileB,
  toProbability(s.weight),
  JSON.stringify(explainPair(s.evidence)),
  JSON.stringify(s.evidence),
];

/** Columns of `suggestionCells`. */
export const SUGGESTION_COLUMNS = 'id, record_a, record_b, profile_a, profile_b, score, reasons, evidence';

const storeEdges = async (client: pg.PoolClient, pairs: readonly ResolvedPair[], recordOf: (node: number) => number): Promise<void> => {
  await client.query('TRUNCATE match_edge');
  const rows = function* (): Generator<CopyCell[]> {
    for (const pair of pairs) {
      const [x, y] = [recordOf(pair.a), recordOf(pair.b)];
      yield [Math.min(x, y), Math.max(x, y), round(pair.weight), pair.exact.rule, JSON.stringify(evidenceOf(pair))];
    }
  };
  await copyRows(client, 'match_edge (record_a, record_b, weight, rule, evidence)', rows());
};

const storeMembers = async (client: pg.PoolClient, members: readonly Membership[]): Promise<void> => {
  await client.query('CREATE TEMP TABLE new_member (record_id int, profile_id int) ON COMMIT DROP');
  await copyRows(
    client,
    'new_member (record_id, profile_id)',
    members.map((m) => [m.recordId, m.profileId]),
  );
  await client.query('ANALYZE new_member');
  // Profiles to write anew: of the records that move, and of the cluster each of them leaves.
  await client.query(
    `INSERT INTO touched_record (record_id)
     SELECT unnest(ARRAY[coalesce(n.record_id, m.record_id), m.profile_id]) AS id
     FROM new_member n FULL JOIN cluster_member m ON m.record_id = n.record_id WHERE n.profile_id IS DISTINCT FROM m.profile_id
     EXCEPT SELECT NULL ON CONFLICT DO NOTHING`,
  );
  await client.query('DELETE FROM cluster_member m WHERE NOT EXISTS (SELECT 1 FROM new_member n WHERE n.record_id = m.record_id)');
  await client.query(
    `INSERT INTO cluster_member (record_id, profile_id) SELECT record_id, profile_id FROM new_member
     ON CONFLICT (record_id) DO UPDATE SET profile_id = excluded.profile_id WHERE cluster_member.profile_id <> excluded.profile_id`,
  );
};

const storeSuggestions = async (client: pg.PoolClient, suggestions: readonly SuggestionRow[]): Promise<void> => {
  await client.query('CREATE TEMP TABLE new_suggestion (LIKE suggestion INCLUDING DEFAULTS) ON COMMIT DROP');
  await copyRows(client, `new_suggestion (${SUGGESTION_COLUMNS})`, suggestions.map(suggestionCells));
  await client.query('DELETE FROM suggestion s WHERE NOT EXISTS (SELECT 1 FROM new_suggestion n WHERE n.id = s.id)');
  await client.query(
    `INSERT INTO suggestion SELECT * FROM new_suggestion
     ON CONFLICT (id) DO UPDATE SET profile_a = excluded.profile_a, profile_b = excluded.profile_b, score = excluded.score,
       reasons = excluded.reasons, evidence = excluded.evidence`,
  );
};

/** What a full run found. */
export interface MatchResult {
  readonly pairs: readonly ResolvedPair[];
  /** Record of each node. */
  readonly recordIds: readonly number[];
  readonly members: readonly Membership[];
  readonly suggestions: readonly SuggestionRow[];
}

/** Replaces all edges, memberships and suggestions in one transaction. */
export const storeMatches = async (pool: pg.Pool, result: MatchResult): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await storeEdges(client, result.pairs, (node) => result.recordIds[node] ?? 0);
    await storeMembers(client, result.members);
    await storeSuggestions(client, result.suggestions);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};
