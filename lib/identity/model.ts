import { COMPARISONS, type ComparisonKey, comparisonAt, householdFactor, SHARED_BY_HOUSEHOLDS } from './comparisons.ts';
import { type Dependence, explainingRoot } from './dependence.ts';
import type { Levels } from './pattern.ts';

/** What was learnt about one level. */
export interface LevelModel {
  /** P(level | same person), within its stratum. */
  readonly m: number;
  /** P(level | two people), within its stratum. */
  readonly u: number;
  /** log2(m/u) after the guards, in bits. */
  readonly weight: number;
  /** Mean share of the records that carry the value on which the level agrees; 0 = not counted. */
  readonly reference: number;
}

/** A learnt Fellegi–Sunter model. `levels[c][l]` belongs to comparison c and level code l + 1. */
export interface MatchModel {
  /** Share of all pairs that are one person. */
  readonly lambda: number;
  readonly levels: readonly (readonly LevelModel[])[];
  /** What two people have in common because they share something else. */
  readonly dependences: readonly Dependence[];
  /** What pairs show besides their names where the same whole name may be a relative's (lib/identity/namesakes.ts). */
  readonly namesakes: readonly number[];
  /** Keys of warnings under `identity.warnings.`. */
  readonly warnings: readonly string[];
}

/** Bounds in bits of what a value's frequency may add to or take from its level's weight. */
export const FREQUENCY_BITS_MIN = -10;
export const FREQUENCY_BITS_MAX = 4;

/** Pairs below these bits count like unscored ones and are not kept. */
export const STORED_BITS_MIN = -9;

/** log2 odds of a share. */
export const toBits = (share: number): number => Math.log2(share / (1 - share));

/** Probability for log2 odds. */
export const toProbability = (bits: number): number => 1 / (1 + 2 ** -bits);

/** Records besides one of the pair that carry its value, of `n` that do: of a name on two records only one other has it. */
export const otherCarriers = (n: number): number => (n > 1 ? n - 1 : n);

/** Bits added by a value carried by `share` of the other records: positive when rarer than usual. */
export const frequencyBits = (model: MatchModel, comparison: number, code: number, share: number): number => {
  const term = comparisonAt(comparison).levels[code - 1]?.frequency;
  const reference = model.levels[comparison]?.[code - 1]?.reference ?? 0;
  if (!term || share <= 0 || reference <= 0) return 0;
  const bits = Math.min(FREQUENCY_BITS_MAX, Math.max(FREQUENCY_BITS_MIN, Math.log2(reference / share)));
  return term.factor * bits;
};

/**
 * Bits that a value's frequency and what follows from other agreements add to a level together. Two people agree on a value by chance,
 * 2^-frequency times as often as on any, or because of what they share, as likely on a rare value as on a common one and 2^explained - 1
 * times as often as by chance on any. The two add up, so that a little that follows changes a little.
 */
export const besidesExplained = (frequency: number, explained: number): number =>
  explained > 0 ? -Math.log2(2 ** -frequency + 2 ** explained - 1) : frequency - explained;

/** One field's part in a pair's weight. */
export interface PartWeight {
  readonly comparison: ComparisonKey;
  readonly level: string;
  /** Bits, frequency term included. */
  readonly weight: number;
}

/** A pair's weight in bits (log2 odds of being one person) and what each field gave to it. `shares[c]` is the frequency of the agreeing value among the other records, 0 = unknown. */
export const pairWeight = (
  model: MatchModel,
  levels: Levels,
  shares: readonly number[],
): { readonly total: number; readonly parts: readonly PartWeight[] } => {
  const parts: PartWeight[] = [];
  const root = explainingRoot(model.dependences, levels);
  let sharedSum = 0;
  COMPARISONS.forEach((comparison, c) => {
    const code = levels[c] ?? 0;
    const learnt = model.levels[c]?.[code - 1];
    const definition = comparison.levels[code - 1];
    if (!learnt || !definition) return;
    const weight = learnt.weight + besidesExplained(frequencyBits(model, c, code, shares[c] ?? 0), root?.bits[c]?.[code - 1] ?? 0);
    if (weight > 0 && SHARED_BY_HOUSEHOLDS.includes(comparison.key)) sharedSum += weight;
    parts.push({ comparison: comparison.key, level: definition.key, weight });
  });
  const factor = householdFactor(levels, sharedSum);
  const bounded = parts.map((p) => (p.weight > 0 && SHARED_BY_HOUSEHOLDS.includes(p.comparison) ? { ...p, weight: p.weight * factor } : p));
  return { total: bounded.reduce((sum, p) => sum + p.weight, toBits(model.lambda)), parts: bounded };
};
