import { type ClusterEdge, clusterRecords } from './cluster.ts';
import { COMPARISONS, comparisonIndex, hasSameName, levelCode, namesOtherPerson } from './comparisons.ts';
import { decideExact, type ExactPair, type ExactRule, type ExactVerdict } from './exact-rules.ts';
import { type MatchModel, type PartWeight, pairWeight } from './model.ts';
import type { Levels } from './pattern.ts';

/** A compared pair of nodes. */
export interface ComparedPair {
  readonly a: number;
  readonly b: number;
  readonly levels: Levels;
  /** Records carrying the agreeing value, per comparison; 0 = not counted. */
  readonly counts: readonly number[];
  /** Records carrying the shared external id, 0 = none shared. */
  readonly externalIdCarriers: number;
}

/** Thresholds in bits. */
export interface MatchThresholds {
  /** A scored pair may merge on its own from here. */
  readonly autoBits: number;
  /** Mean over all pairs of two clusters that merge on their own. */
  readonly autoMeanBits: number;
  /** Pairs from here are suggested. */
  readonly suggestBits: number;
  /** The best single guess joins from here (average linkage), see `best`. */
  readonly joinBits: number;
  readonly meanBits: number;
  readonly unscoredBits: number;
  /** Weight at which a pair joined by an exact rule counts. */
  readonly exactBits: number;
}

export const DEFAULT_THRESHOLDS: MatchThresholds = {
  autoBits: 6,
  autoMeanBits: -2,
  suggestBits: -3,
  joinBits: 0,
  meanBits: -4,
  unscoredBits: -6,
  exactBits: 12,
};

/** What the pairs are resolved under. */
export interface ResolveInput {
  readonly size: number;
  readonly pairs: readonly ComparedPair[];
  readonly model: MatchModel;
  readonly thresholds: MatchThresholds;
  /** Per node. */
  readonly sources: readonly number[];
  readonly exclusive: readonly number[];
  readonly mustLink: readonly (readonly [number, number])[];
  readonly cannotLink: readonly (readonly [number, number])[];
}

/** A pair with its weight, its parts and the verdict of the exact rules. */
export interface ResolvedPair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  readonly parts: readonly PartWeight[];
  readonly exact: ExactVerdict;
  /** May merge on its own if its weight suffices: something besides the name says who it is, and nothing forbids. */
  readonly mayMerge: boolean;
  /** Clearly two people: they stay apart even where a third record agrees with both (a family e-mail without a name). */
  readonly conflict: boolean;
}

/** Clusters and the pairs they rest on. */
export interface Resolution {
  readonly pairs: readonly ResolvedPair[];
  /** Per node the smallest node of what merges on its own. */
  readonly merged: readonly number[];
  /** Per node the smallest node of the best guess: what would be one if every likely suggestion were approved. */
  readonly best: readonly number[];
}

const NATIONAL_ID = comparisonIndex('national_id');

const BIRTH_DATE = comparisonIndex('birth_date');
const OTHER_BIRTH: ReadonlySet<number> = new Set([levelCode('birth_date', 'other'), levelCode('birth_date', 'part_other')]);

const sameNationalId = (levels: Levels): boolean => {
  const national = levels[NATIONAL_ID] ?? 0;
  return national > 0 && national <= (COMPARISONS[NATIONAL_ID]?.identifyingUpTo ?? 0);
};

/** Somebody with another given name or birth date is another person unless the national id says otherwise. */
const isConflict = (levels: Levels): boolean =>
  (namesOtherPerson(levels) || OTHER_BIRTH.has(levels[BIRTH_DATE] ?? 0)) && !sameNationalId(levels);

/** A name alone merges nobody, and neither does an address alone: two things must say who it is (a national id counts for two). */
const mayMerge = (levels: Levels): boolean => {
  if (isConflict(levels)) return false;
  const identifying = COMPARISONS.filter((c, i) => (levels[i] ?? 0) > 0 && (levels[i] ?? 0) <= c.identifyingUpTo).length;
  return identifying + (sameNationalId(levels) ? 1 : 0) + (hasSameName(levels) ? 1 : 0) >= 2;
};

const carriersOf = (pair: ComparedPair): Record<ExactRule, number> => {
  const shared = (key: 'email' | 'phone' | 'national_id'): number => {
    const index = comparisonIndex(key);
    return pair.levels[index] === levelCode(key, 'exact') ? (pair.counts[index] ?? 0) : 0;
  };
  return { national_id: shared('national_id'), external_id: pair.externalIdCarriers, email: shared('email'), phone: shared('phone') };
};

/** Weighs every pair and applies the exact rules. */
export const weighPairs = (input: Pick<ResolveInput, 'size' | 'pairs' | 'model' | 'sources'>): ResolvedPair[] => {
  const exactPairs: ExactPair[] = input.pairs.map((pair) => ({
    a: pair.a,
    b: pair.b,
    levels: pair.levels,
    carriers: carriersOf(pair),
    sources: [input.sources[pair.a] ?? 0, input.sources[pair.b] ?? 0],
  }));
  const verdicts = decideExact(exactPairs);
  return input.pairs.map((pair, i) => {
    const shares = pair.counts.map((n) => n / Math.max(1, input.size));
    const { total, parts } = pairWeight(input.model, pair.levels, shares);
    const exact = verdicts[i] ?? { rule: null, refused: [] };
    return { a: pair.a, b: pair.b, weight: total, parts, exact, mayMerge: mayMerge(pair.levels), conflict: isConflict(pair.levels) };
  });
};

/** Clusters of weighed pairs: first what may merge on its own, then on top of it the best guess. */
export const clusterPairs = (
  pairs: readonly ResolvedPair[],
  input: Omit<ResolveInput, 'pairs' | 'model' | 'sources'>,
): Omit<Resolution, 'pairs'> => {
  const { thresholds } = input;
  const weightOf = (p: ResolvedPair): number => (p.exact.rule ? Math.max(p.weight, thresholds.exactBits) : p.weight);
  const autoEdges: ClusterEdge[] = pairs.map((p) => ({
    a: p.a,
    b: p.b,
    weight: p.exact.rule || p.mayMerge ? weightOf(p) : Math.min(p.weight, thresholds.autoBits - 0.01),
    exact: p.exact.rule !== null,
  }));
  const decided = new Set(input.mustLink.flat());
  const conflicts = pairs.flatMap((p) => (p.conflict && !decided.has(p.a) && !decided.has(p.b) ? [[p.a, p.b] as const] : []));
  const common = { size: input.size, unscoredBits: thresholds.unscoredBits, cannotLink: input.cannotLink, exclusive: input.exclusive };
  const merged = clusterRecords({
    ...common,
    cannotLink: [...input.cannotLink, ...conflicts],
    edges: autoEdges,
    mustLink: input.mustLink,
    joinBits: thresholds.autoBits,
    meanBits: thresholds.autoMeanBits,
  });
  const best = clusterRecords({
    ...common,
    edges: pairs.map((p) => ({ a: p.a, b: p.b, weight: weightOf(p) })),
    mustLink: merged.flatMap((root, node) => (root === node ? [] : [[root, node] as const])),
    joinBits: thresholds.joinBits,
    meanBits: thresholds.meanBits,
  });
  return { merged, best };
};

/** Weighs all pairs and clusters the nodes. */
export const resolvePairs = (input: ResolveInput): Resolution => {
  const pairs = weighPairs(input);
  return { pairs, ...clusterPairs(pairs, input) };
};
