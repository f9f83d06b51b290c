import { type ComparisonKey, comparisonAt, comparisonIndex, hasPartOfName } from './comparisons.ts';
import type { Levels } from './pattern.ts';

/** The rules that merge on their own, strongest first. */
export const EXACT_RULES = ['national_id', 'external_id', 'email', 'phone'] as const;
export type ExactRule = (typeof EXACT_RULES)[number];

/** Why an exact rule did not merge a pair that shares its value. */
export const EXACT_REFUSALS = [
  'namesDiffer',
  'birthDatesDiffer',
  'idsDiffer',
  'sharedValue',
  'tooCommon',
  'unreliableId',
  'partOfName',
] as const;
export type ExactRefusal = (typeof EXACT_REFUSALS)[number];

/** A pair as the exact rules see it. */
export interface ExactPair {
  /** Nodes. */
  readonly a: number;
  readonly b: number;
  readonly levels: Levels;
  /** Records carrying the shared value; 0 = the pair shares no such value. */
  readonly carriers: Readonly<Record<ExactRule, number>>;
  /** Sources of the two records. */
  readonly sources: readonly [number, number];
}

/** Verdict on a pair: the rule that merges it, or the shared identifiers that do not and why. */
export interface ExactVerdict {
  readonly rule: ExactRule | null;
  readonly refused: readonly { readonly rule: ExactRule; readonly why: ExactRefusal }[];
}

/** Records that may carry one value and still be one person. */
const CARRIERS_MAX: Readonly<Record<ExactRule, number>> = { national_id: 20, external_id: 50, email: 30, phone: 20 };
/** An id is not trusted between two sources where more than this share of its pairs have different names. */
const UNRELIABLE_SHARE = 0.2;

const levelKey = (levels: Levels, comparison: ComparisonKey): string => {
  const index = comparisonIndex(comparison);
  return comparisonAt(index).levels[(levels[index] ?? 0) - 1]?.key ?? 'none';
};

const NAMES_DIFFER: ReadonlySet<string> = new Set(['family', 'given', 'other', 'part_other']);
/** Without an exact or near birth date, family name changes are no reason to part the same given name. */
const clearlyOtherName = (levels: Levels): boolean => NAMES_DIFFER.has(levelKey(levels, 'name'));

/** True when names, where both have one, can belong to one person. */
export const namesMayMatch = (levels: Levels): boolean => !clearlyOtherName(levels);

/** True when the birth dates can belong to one person. */
export const birthDatesMayMatch = (levels: Levels): boolean =>
  !['other', 'part_other', 'within_year'].includes(levelKey(levels, 'birth_date'));

const sameBirthDate = (levels: Levels): boolean => ['exact', 'one_digit', 'day_month_swapped'].includes(levelKey(levels, 'birth_date'));

/** What the rules ask of a pattern; asked of each once, not of each of its pairs. */
interface PatternFacts {
  readonly names: boolean;
  readonly birthDates: boolean;
  readonly otherNationalId: boolean;
  /** Only a part of the name agrees, and no birth date says whose it is. */
  readonly doubtful: boolean;
}

const factsFinder = (): ((levels: Levels) => PatternFacts) => {
  const known = new Map<Levels, PatternFacts>();
  return (levels) => {
    const found = known.get(levels) ?? {
      names: namesMayMatch(levels),
      birthDates: birthDatesMayMatch(levels),
      otherNationalId: levelKey(levels, 'national_id') === 'other',
      doubtful: hasPartOfName(levels) && !sameBirthDate(levels),
    };
    known.set(levels, found);
    return found;
  };
};

const sourcePair = (pair: ExactPair): string => [...pair.sources].sort((x, y) => x - y).join('-');

/** Pairs of sources (`1-2`) between which `external_id` means different things (row numbers, for instance). */
export const unreliableSources = (pairs: readonly ExactPair[]): ReadonlySet<string> => {
  const seen = new Map<string, { total: number; differ: number }>();
  for (const pair of pairs) {
    if (pair.carriers.external_id === 0 || levelKey(pair.levels, 'name') === 'none') continue;
    const count = seen.get(sourcePair(pair)) ?? { total: 0, differ: 0 };
    count.total += 1;
    if (!namesMayMatch(pair.levels)) count.differ += 1;
    seen.set(sourcePair(pair), count);
  }
  return new Set([...seen].filter(([, c]) => c.differ > UNRELIABLE_SHARE * c.total).map(([key]) => key));
};

/** Per rule: nodes whose shared value is also carried by somebody with another name, or with the same name and another birth date. */
const conflictingNodes = (
  pairs: readonly ExactPair[],
  factsOf: (levels: Levels) => PatternFacts,
): Readonly<Record<ExactRule, ReadonlySet<number>>> => {
  const nodes = { national_id: new Set<number>(), external_id: new Set<number>(), email: new Set<number>(), phone: new Set<number>() };
  for (const { a, b, levels, carriers } of pairs) {
    const { names, birthDates } = factsOf(levels);
    if (names && birthDates) continue;
    for (const rule of EXACT_RULES) if (carriers[rule] > 0) nodes[rule].add(a).add(b);
  }
  return nodes;
};

/**
 * Decides which pairs merge because they share an identifier. Names and birth dates, where both are known, must be able to
 * belong to one person, and the value may not be a shared one (family e-mail, office phone): carried by too many records or, on either
 * side, also by somebody with another name. `households`: whole families are in the data. A refused pair is left to its score.
 */
export const decideExact = (
  pairs: readonly ExactPair[],
  unreliable: ReadonlySet<string> = unreliableSources(pairs),
  households = false,
): ExactVerdict[] => {
  const factsOf = factsFinder();
  const conflicts = conflictingNodes(pairs, factsOf);
  const refusal = (pair: ExactPair, rule: ExactRule): ExactRefusal | null => {
    const facts = factsOf(pair.levels);
    if (!facts.names) return 'namesDiffer';
    if (!facts.birthDates) return 'birthDatesDiffer';
    if (rule !== 'national_id' && facts.otherNationalId) return 'idsDiffer';
    if (rule === 'external_id' && unreliable.has(sourcePair(pair))) return 'unreliableId';
    if (pair.carriers[rule] > CARRIERS_MAX[rule]) return 'tooCommon';
    // A phone, and in data full of families an e-mail too, may be the household's: the family name alone does not say whose.
    if ((rule === 'phone' || (rule === 'email' && households)) && facts.doubtful) return 'partOfName';
    return conflicts[rule].has(pair.a) || conflicts[rule].has(pair.b) ? 'sharedValue' : null;
  };
  return pairs.map((pair) => {
    let merging: ExactRule | null = null;
    const refused: { readonly rule: ExactRule; readonly why: ExactRefusal }[] = [];
    for (const rule of EXACT_RULES) {
      if (pair.carriers[rule] === 0) continue;
      const why = refusal(pair, rule);
      if (why) refused.push({ rule, why });
      else merging ??= rule;
    }
    return { rule: merging, refused };
  });
};
