import type { FieldEvidence } from './explain.ts';

/** One step of the way from "any two records" to the score of a pair, in bits (log2 of the odds). */
export interface WaterfallStep<K extends string = string> {
  readonly key: K | 'prior' | 'result';
  readonly from: number;
  readonly to: number;
}

/** A waterfall and the range it covers, so that it can be drawn to scale. */
export interface Waterfall {
  readonly steps: readonly WaterfallStep[];
  readonly least: number;
  readonly most: number;
}

const LIMIT = 40;

const bitsOf = (probability: number): number => {
  const p = Math.min(Math.max(probability, 2 ** -LIMIT), 1 - 2 ** -LIMIT);
  return Math.log2(p / (1 - p));
};

/** How far each comparison moved the odds: from the odds before looking, by the weights in their order, to the score. */
export const waterfall = (score: number, evidence: readonly Pick<FieldEvidence, 'comparison' | 'weight'>[]): Waterfall => {
  const result = bitsOf(score);
  const prior = result - evidence.reduce((sum, e) => sum + e.weight, 0);
  const steps: WaterfallStep[] = [{ key: 'prior', from: 0, to: prior }];
  let at = prior;
  for (const { comparison, weight } of evidence) {
    steps.push({ key: comparison, from: at, to: at + weight });
    at += weight;
  }
  steps.push({ key: 'result', from: 0, to: result });
  const ends = steps.flatMap((step) => [step.from, step.to]);
  return { steps, least: Math.min(0, ...ends), most: Math.max(0, ...ends) };
};
