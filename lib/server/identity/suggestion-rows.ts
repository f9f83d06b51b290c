import { explainPair, type PairEvidence } from '../../identity/explain.ts';
import { type MatchModel, otherCarriers, pairWeight, toProbability } from '../../identity/model.ts';
import { countsOf } from '../../identity/pair-table.ts';
import type { WeighedPairs } from '../../identity/weigh.ts';
import type { CopyCell } from '../imports/engine/copy-text.ts';

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** What is kept of a suggested pair's reasons. */
const evidenceOf = (pairs: WeighedPairs, i: number, known: { readonly model: MatchModel; readonly records: number }): PairEvidence => {
  const pattern = pairs.table.pattern[i] ?? 0;
  const shares = countsOf(pairs.table, i).map((n) => otherCarriers(n) / Math.max(1, known.records));
  const { parts } = pairWeight(known.model, pairs.table.patterns[pattern] ?? [], shares);
  return {
    parts: parts.map((p) => ({ ...p, weight: round(p.weight) })),
    mayMerge: pairs.mayMerge[pattern] ?? false,
    conflict: pairs.conflict[pattern] ?? false,
    refused: pairs.refused.get(i) ?? [],
  };
};

/** A suggested pair of records and the profiles they are in. */
export interface SuggestionRow {
  readonly recordA: number;
  readonly recordB: number;
  readonly profileA: number;
  readonly profileB: number;
  readonly weight: number;
  readonly evidence: PairEvidence;
}

/** The suggestion that pair i makes. */
export const suggestionOf = (
  pairs: WeighedPairs,
  i: number,
  known: { readonly model: MatchModel; readonly records: number },
  name: { readonly record: (end: number) => number; readonly profile: (recordId: number) => number },
): SuggestionRow => {
  const ends = [name.record(pairs.table.a[i] ?? 0), name.record(pairs.table.b[i] ?? 0)];
  const [recordA, recordB] = [Math.min(...ends), Math.max(...ends)];
  return {
    recordA,
    recordB,
    profileA: name.profile(recordA),
    profileB: name.profile(recordB),
    weight: pairs.weight[i] ?? 0,
    evidence: evidenceOf(pairs, i, known),
  };
};

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
