import { toProbability } from './model.ts';
import type { WeighedPairs } from './weigh.ts';

/** What the model expects of its own two thresholds; shares from 0 to 1. */
export interface ExpectedErrors {
  /** Share of the pairs merged without review that are two people. */
  readonly mergedWrong: number;
  /** Share of the pairs suggested that are two people. */
  readonly suggestedWrong: number;
  /** Share of the pairs that are one person and are neither merged nor suggested, of those that were compared. */
  readonly missed: number;
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Sums the probabilities of the pairs on each side of the thresholds. Pairs of an exact rule count as sure as the rule is taken for. */
export const expectErrors = (
  pairs: WeighedPairs,
  input: { readonly clusterOf: (end: number) => number; readonly suggestBits: number; readonly exactBits: number },
): ExpectedErrors => {
  const sums = { merged: 0, mergedWrong: 0, suggested: 0, suggestedWrong: 0, missed: 0, matches: 0 };
  for (let i = 0; i < pairs.table.size; i += 1) {
    const weight = pairs.rule[i] ? Math.max(input.exactBits, pairs.weight[i] ?? 0) : (pairs.weight[i] ?? 0);
    const p = toProbability(weight);
    sums.matches += p;
    if (input.clusterOf(pairs.table.a[i] ?? 0) === input.clusterOf(pairs.table.b[i] ?? 0)) {
      sums.merged += 1;
      sums.mergedWrong += 1 - p;
    } else if (weight >= input.suggestBits) {
      sums.suggested += 1;
      sums.suggestedWrong += 1 - p;
    } else sums.missed += p;
  }
  return {
    mergedWrong: share(sums.mergedWrong, sums.merged),
    suggestedWrong: share(sums.suggestedWrong, sums.suggested),
    missed: share(sums.missed, sums.matches),
  };
};
