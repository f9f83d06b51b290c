import { DIMENSIONS, type Dimension, type Measure, type Measures, type QualitySettings } from './dimensions.ts';

/** 100 × passing ÷ applicable; null without applicable rows, because "no data" is not a zero. */
export const scoreOf = (measure: Measure | undefined): number | null =>
  measure && measure.applicable > 0 ? (100 * measure.passing) / measure.applicable : null;

/** A score as it is shown, with one decimal; one just under 100 never reads as 100. */
export const shownScore = (score: number): number => (score < 100 ? Math.min(Math.round(score * 10) / 10, 99.9) : score);

/** Sums measures per dimension, so that each row weighs the same. */
export const sumMeasures = (all: Iterable<Measures>): Measures => {
  const out: Partial<Record<Dimension, Measure>> = {};
  for (const measures of all)
    for (const dimension of DIMENSIONS) {
      const m = measures[dimension];
      const sum = out[dimension];
      if (m)
        out[dimension] = {
          passing: (sum?.passing ?? 0) + m.passing,
          applicable: (sum?.applicable ?? 0) + m.applicable,
        };
    }
  return out;
};

/** One dimension's part in a total. */
export interface ScorePart extends Measure {
  readonly dimension: Dimension;
  /** 0 to 100, or null without data. */
  readonly score: number | null;
  readonly weight: number;
}

/** A total with everything its formula needs. */
export interface TotalScore {
  /** Weighted mean of the dimensions that have data; null when none has. */
  readonly score: number | null;
  readonly parts: readonly ScorePart[];
}

/**
 * Weighted mean of the dimensions with data: Σ weight × score ÷ Σ weight. Equal weights when all weights with data are zero.
 * The scores go in as they are shown, so that the printed formula gives the printed total on a calculator.
 */
export const totalScore = (measures: Measures, weights: QualitySettings['weights']): TotalScore => {
  const parts = DIMENSIONS.map((dimension): ScorePart => {
    const measure = measures[dimension] ?? { passing: 0, applicable: 0 };
    return { dimension, ...measure, score: scoreOf(measure), weight: weights[dimension] };
  });
  const counted = parts.flatMap((p) => (p.score === null ? [] : [{ weight: p.weight, score: shownScore(p.score) }]));
  if (counted.length === 0) return { score: null, parts };
  const sum = counted.reduce((s, p) => s + p.weight, 0);
  const score =
    sum === 0 ? counted.reduce((s, p) => s + p.score, 0) / counted.length : counted.reduce((s, p) => s + p.weight * p.score, 0) / sum;
  return { score, parts };
};

/** The total's formula with its numbers, e.g. `(30 × 98.1 + 20 × 75.0) ÷ 50 = 88.9`; empty without data. */
export const formulaOf = (total: TotalScore, format: (n: number) => string = (n) => shownScore(n).toFixed(1)): string => {
  const counted = total.parts.filter((p) => p.score !== null && p.weight > 0);
  if (total.score === null || counted.length === 0) return '';
  const terms = counted.map((p) => `${p.weight} × ${format(p.score ?? 0)}`).join(' + ');
  const sum = counted.reduce((s, p) => s + p.weight, 0);
  return `(${terms}) ÷ ${sum} = ${format(total.score)}`;
};
