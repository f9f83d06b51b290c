import { COMPARISONS, comparisonIndex, householdFactor, type Level, SHARED_BY_HOUSEHOLDS } from './comparisons.ts';
import { type Dependence, explainingRoot } from './dependence.ts';
import type { Levels } from './pattern.ts';

/** `table[c][l]`: a number per comparison and level. */
export type Table = number[][];

/** Pairs' worth of trust in the levels' priors. */
export const PRIOR_PAIRS = 12;
/** Shares of levels among matches and among other pairs: below these a single field would have the power to overrule all others. */
export const M_MIN = 1e-3;
/** See `M_MIN`. */
export const U_MIN = 1e-7;

/** What people have in common without being one person. */
export interface Shared {
  readonly dependences: readonly Dependence[];
  /** Whole families are in the data. */
  readonly families: boolean;
}

/** A table of zeros. */
export const emptyTable = (): Table => COMPARISONS.map((c) => c.levels.map(() => 0));
/** The shares expected among true matches before any data is seen. */
export const priorTable = (): Table => COMPARISONS.map((c) => c.levels.map((l) => l.m));

/** Counts to shares within each stratum, with `prior` worth `pairs` observations. */
export const normalise = (counts: Table, prior: Table, pairs: number, floor: number): Table =>
  COMPARISONS.map((comparison, c) =>
    comparison.levels.map((level, l) => {
      let total = 0;
      comparison.levels.forEach((other, o) => {
        if (other.stratum === level.stratum) total += (counts[c]?.[o] ?? 0) + pairs * (prior[c]?.[o] ?? 0);
      });
      const own = (counts[c]?.[l] ?? 0) + pairs * (prior[c]?.[l] ?? 0);
      return Math.max(floor, total > 0 ? own / total : 0);
    }),
  );

/** Where families are in the data, so much less is believed of `Level.most`. */
const FAMILIES_FACTOR = 0.4;

/** The shares with those above what is believed cut down to it, and the others of their stratum raised to fill the gap. */
export const believable = (m: Table, families: boolean): Table => {
  const mostOf = (level: Level): number => (level.most ?? 1) * (level.most && families ? FAMILIES_FACTOR : 1);
  return COMPARISONS.map((comparison, c) =>
    comparison.levels.map((level, l) => {
      let [cut, rest] = [0, 0];
      comparison.levels.forEach((o, i) => {
        if (o.stratum !== level.stratum) return;
        const share = m[c]?.[i] ?? 0;
        if (share > mostOf(o)) cut += mostOf(o);
        else rest += share;
      });
      const own = m[c]?.[l] ?? 0;
      if (own > mostOf(level)) return mostOf(level);
      return rest > 0 ? Math.min(mostOf(level), (own * (1 - cut)) / rest) : own;
    }),
  );
};

/** Bits of each level, in whatever order they come out. */
export const rawWeights = (m: Table, u: Table): Table =>
  COMPARISONS.map((c, i) => c.levels.map((_, l) => Math.log2((m[i]?.[l] ?? M_MIN) / (u[i]?.[l] ?? U_MIN))));

const SHARED: ReadonlySet<number> = new Set(SHARED_BY_HOUSEHOLDS.map(comparisonIndex));

/** No comparison. */
export const NONE: ReadonlySet<number> = new Set();

/** Sum of the levels' weights of a pattern, leaving out the comparisons in `excluded`. */
export const sumWeights = (
  weights: Table,
  levels: Levels,
  excluded: ReadonlySet<number>,
  dependences: readonly Dependence[] = [],
): number => {
  const root = explainingRoot(dependences, levels);
  let sum = 0;
  let shared = 0;
  for (let c = 0; c < weights.length; c += 1) {
    const code = levels[c] ?? 0;
    if (code === 0 || excluded.has(c)) continue;
    const weight = (weights[c]?.[code - 1] ?? 0) - (root?.bits[c]?.[code - 1] ?? 0);
    if (weight > 0 && SHARED.has(c)) shared += weight;
    else sum += weight;
  }
  return sum + shared * householdFactor(levels, shared);
};

/** Adds `amount` to every level that a pattern shows. */
export const addPattern = (table: Table, levels: Levels, amount: number): void => {
  levels.forEach((code, c) => {
    const row = table[c];
    if (code > 0 && row) row[code - 1] = (row[code - 1] ?? 0) + amount;
  });
};
