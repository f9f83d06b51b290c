import { comparisonIndex } from '../../identity/comparisons.ts';
import type { MatchModel } from '../../identity/model.ts';
import { unpackPattern } from '../../identity/pattern.ts';
import type { ComparedPair } from '../../identity/resolve.ts';
import type { Index } from '../clickhouse/client.ts';
import { COUNTED, worthyPairs } from './score-sql.ts';

/** Pairs below these bits count like unscored ones and stay in the index. */
export const STORED_BITS_MIN = -9;

const POSITIONS = COUNTED.map(comparisonIndex);

/** The compared pairs that may matter, by node (`pos`). */
export const readPairs = async (index: Index, model: MatchModel, records: number): Promise<ComparedPair[]> => {
  const result = await index.query({ query: worthyPairs(model, records, STORED_BITS_MIN), format: 'JSONCompactEachRow' });
  const rows = await result.json<number[]>();
  return rows.map(([a = 0, b = 0, pattern = 0, externalIdCarriers = 0, ...carriers]) => {
    const counts: number[] = [];
    POSITIONS.forEach((position, i) => {
      counts[position] = carriers[i] ?? 0;
    });
    return { a, b, levels: unpackPattern(pattern), counts: Array.from(counts, (n) => n ?? 0), externalIdCarriers };
  });
};

/** What the clustering needs to know about each node, in the order of `pos`. */
export interface Nodes {
  readonly recordIds: readonly number[];
  readonly sources: readonly number[];
}

/** Reads record and source of every node. */
export const readNodes = async (index: Index): Promise<Nodes> => {
  const result = await index.query({ query: 'SELECT record_id, source_id FROM match_feature ORDER BY pos', format: 'JSONCompactEachRow' });
  const rows = await result.json<[number, number]>();
  return { recordIds: rows.map((r) => r[0]), sources: rows.map((r) => r[1]) };
};
