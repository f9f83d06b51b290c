import {
  COMPARISONS,
  type ComparisonKey,
  comparisonIndex,
  hasExactName,
  hasOtherBirthDate,
  hasSameName,
  hasWholeName,
  householdFactor,
  levelCode,
  namesOtherPerson,
  SHARED_BY_HOUSEHOLDS,
} from './comparisons.ts';
import { explainingRoot } from './dependence.ts';
import { decideExact, EXACT_RULES, type ExactPair, type ExactRule, type ExactVerdict, unreliableSources } from './exact-rules.ts';
import { besidesExplained, FREQUENCY_BITS_MAX, FREQUENCY_BITS_MIN, type MatchModel, otherCarriers, toBits } from './model.ts';
import { mayBeNamesakes } from './namesakes.ts';
import { COUNTED, countAt, type PairTable, renamePairs, selectPairs } from './pair-table.ts';
import type { Levels } from './pattern.ts';

/** Pairs with what they weigh and what the rules say about them. */
export interface WeighedPairs {
  readonly table: PairTable;
  /** Bits. */
  readonly weight: Float64Array;
  /** Number of the exact rule that joins the pair + 1, 0 = none. */
  readonly rule: Uint8Array;
  /** Verdicts on pairs that share an identifier no rule accepts. */
  readonly refused: ReadonlyMap<number, ExactVerdict['refused']>;
  /** By pattern: may merge on its own if its weight suffices: something besides the name says who it is, and nothing forbids. */
  readonly mayMerge: readonly boolean[];
  /** By pattern: bits beyond what others need from which it may merge on hints. */
  readonly hintBits: readonly number[];
  /** By pattern: clearly two people: they stay apart even where a third record agrees with both (a family e-mail without a name). */
  readonly conflict: readonly boolean[];
  /** Two other national ids forbid to merge whatever else agrees; false in data that often mistype them. */
  readonly idsForbid: boolean;
  /** By pattern: has two national ids of one person but for a slip. */
  readonly idSlip: readonly boolean[];
}

const NATIONAL_ID = comparisonIndex('national_id');

const sameNationalId = (levels: Levels): boolean => {
  const national = levels[NATIONAL_ID] ?? 0;
  return national > 0 && national <= (COMPARISONS[NATIONAL_ID]?.identifyingUpTo ?? 0);
};

const idLevel =
  (level: 'one_digit' | 'other') =>
  (levels: Levels): boolean =>
    levels[NATIONAL_ID] === levelCode('national_id', level);

/** Somebody with another given name or birth date is another person unless the national id says otherwise. */
const isConflict = (levels: Levels): boolean => (namesOtherPerson(levels) || hasOtherBirthDate(levels)) && !sameNationalId(levels);

const identifyingOf = (levels: Levels): ComparisonKey[] =>
  COMPARISONS.flatMap((c, i) => ((levels[i] ?? 0) > 0 && (levels[i] ?? 0) <= c.identifyingUpTo ? [c.key] : []));

/**
 * A name alone merges nobody, and neither does an address alone: two things must say who it is (a national id counts for two). Without
 * the whole name on both sides, what a household shares is not enough: something of the person's own must agree too. Where whole
 * `households` are in the data, an e-mail may be shared as well, and the whole name may be the father's.
 */
const mayMerge = (levels: Levels, households: boolean): boolean => {
  if (isConflict(levels)) return false;
  const identifying = identifyingOf(levels);
  const own = identifying.filter((key) => !SHARED_BY_HOUSEHOLDS.includes(key) && !(households && key === 'email')).length;
  if (own === 0 && (households || !hasWholeName(levels))) return false;
  return identifying.length + (sameNationalId(levels) ? 1 : 0) + (hasSameName(levels) ? 1 : 0) >= 2;
};

/** Hints, and the bits beyond the usual from which a pair with the whole name merges on one. Many towns have two of a name, so a place says less. */
const HINTS: readonly { readonly bits: number; readonly levels: Readonly<Partial<Record<ComparisonKey, readonly string[]>>> }[] = [
  {
    bits: 2,
    levels: {
      birth_date: ['year_only', 'two_parts', 'part_same'],
      email: ['one_letter', 'same_user'],
      address: ['street', 'postcode_house', 'postcode', 'area_postcode'],
      middle_name: ['exact'],
    },
  },
  { bits: 3, levels: { address: ['city', 'area_city', 'city_exact'] } },
];

/** By comparison and code of a level: the bits of a hint. */
const HINT_BITS: readonly ReadonlyMap<number, number>[] = COMPARISONS.map(
  ({ key }) => new Map(HINTS.flatMap(({ bits, levels }) => (levels[key] ?? []).map((level) => [levelCode(key, level), bits] as const))),
);

/** Where no families are, from so many bits beyond the usual whoever shares something of the own, or an identifier and a name that agrees in part or loosely. */
const SURE_BITS = 8;

const isSure = (levels: Levels): boolean => {
  const identifying = identifyingOf(levels);
  const own = identifying.filter((key) => !SHARED_BY_HOUSEHOLDS.includes(key)).length;
  return own > 0 || (identifying.length > 0 && hasSameName(levels));
};

/** Bits beyond the usual from which a pattern with the same whole name may merge on hints; a place is none where households are in the data. */
const hintBits = (levels: Levels, households: boolean): number => {
  if (isConflict(levels)) return Number.POSITIVE_INFINITY;
  if (!hasWholeName(levels)) return !households && isSure(levels) ? SURE_BITS : Number.POSITIVE_INFINITY;
  if (households && !hasExactName(levels)) return Number.POSITIVE_INFINITY;
  return COMPARISONS.reduce((least, comparison, c) => {
    if (households && comparison.key === 'address') return least;
    return Math.min(least, HINT_BITS[c]?.get(levels[c] ?? 0) ?? least);
  }, Number.POSITIVE_INFINITY);
};

const SHARED: ReadonlySet<number> = new Set(SHARED_BY_HOUSEHOLDS.map(comparisonIndex));
const COUNTED_SLOT = COMPARISONS.map((c) => (COUNTED as readonly string[]).indexOf(c.key));

/** A pattern's way from counts to a weight: the formula of `pairWeight` with everything known beforehand worked out. */
const compilePattern = (model: MatchModel, levels: Levels, records: number): ((counts: Uint32Array, from: number) => number) => {
  let fixed = toBits(model.lambda);
  const root = explainingRoot(model.dependences, levels);
  const terms: {
    readonly slot: number;
    readonly weight: number;
    readonly explained: number;
    readonly factor: number;
    readonly reference: number;
    readonly shared: boolean;
  }[] = [];
  levels.forEach((code, c) => {
    const learnt = model.levels[c]?.[code - 1];
    if (!learnt) return;
    const factor = COMPARISONS[c]?.levels[code - 1]?.frequency?.factor ?? 0;
    const explained = root?.bits[c]?.[code - 1] ?? 0;
    const slot = factor > 0 && learnt.reference > 0 ? (COUNTED_SLOT[c] ?? -1) : -1;
    if (slot < 0 && !SHARED.has(c)) fixed += learnt.weight - explained;
    else
      terms.push({
        slot,
        weight: learnt.weight,
        explained,
        factor,
        reference: learnt.reference * Math.max(1, records),
        shared: SHARED.has(c),
      });
  });
  return (counts, from) => {
    let sum = fixed;
    let shared = 0;
    for (const t of terms) {
      const n = t.slot < 0 ? 0 : otherCarriers(counts[from + t.slot] ?? 0);
      const bits = n > 0 ? t.factor * Math.min(FREQUENCY_BITS_MAX, Math.max(FREQUENCY_BITS_MIN, Math.log2(t.reference / n))) : 0;
      const weight = t.weight + besidesExplained(bits, t.explained);
      if (t.shared && weight > 0) shared += weight;
      else sum += weight;
    }
    return sum + shared * householdFactor(levels, shared);
  };
};

const EXACT_CODE: Readonly<Record<'email' | 'phone' | 'national_id', number>> = {
  email: levelCode('email', 'exact'),
  phone: levelCode('phone', 'exact'),
  national_id: levelCode('national_id', 'exact'),
};

const IDENTIFIERS = ['email', 'phone', 'national_id'] as const;

/** Where the carriers of the identifiers that a pattern shares stand among the counts of a pair; -1 = it does not share that one. */
const slotsOf = (levels: Levels): Readonly<Record<(typeof IDENTIFIERS)[number], number>> => {
  const slot = (key: (typeof IDENTIFIERS)[number]): number =>
    levels[comparisonIndex(key)] === EXACT_CODE[key] ? COUNTED.indexOf(key) : -1;
  return { email: slot('email'), phone: slot('phone'), national_id: slot('national_id') };
};

/** The pairs that share an identifier, and their places in the table. */
const identifierPairs = (
  table: PairTable,
  sourceOf: (end: number) => number,
): { readonly pairs: ExactPair[]; readonly places: number[] } => {
  const slots = table.patterns.map(slotsOf);
  const shares = slots.map((slot) => IDENTIFIERS.some((key) => slot[key] >= 0));
  const pairs: ExactPair[] = [];
  const places: number[] = [];
  const count = (i: number, slot = -1): number => (slot < 0 ? 0 : countAt(table, i, slot));
  for (let i = 0; i < table.size; i += 1) {
    const pattern = table.pattern[i] ?? 0;
    const external = table.externalIdCarriers[i] ?? 0;
    if (!shares[pattern] && external === 0) continue;
    const [a, b, slot] = [table.a[i] ?? 0, table.b[i] ?? 0, slots[pattern]];
    const carriers: Record<ExactRule, number> = {
      national_id: count(i, slot?.national_id),
      external_id: external,
      email: count(i, slot?.email),
      phone: count(i, slot?.phone),
    };
    places.push(i);
    pairs.push({ a, b, levels: table.patterns[pattern] ?? [], carriers, sources: [sourceOf(a), sourceOf(b)] });
  }
  return { pairs, places };
};

/** Where agreements follow from one another, a shared e-mail or phone merges only pairs that weigh at least so many bits. */
const DOUBT_BITS = 0;

/** What weighing needs besides the pairs. */
export interface WeighInput {
  readonly model: MatchModel;
  /** Records the counts are out of. */
  readonly records: number;
  /** Source of a pair's end. */
  readonly sourceOf: (end: number) => number;
  /** Pairs of sources whose ids mean different things, as found when the model was learnt; absent = find out from these pairs. */
  readonly unreliable?: ReadonlySet<string> | undefined;
}

/** Weighs every pair and applies the exact rules. */
export const weighPairs = (table: PairTable, input: WeighInput): WeighedPairs => {
  const households = input.model.warnings.includes('household');
  const compiled = table.patterns.map((levels) => compilePattern(input.model, levels, input.records));
  const weight = new Float64Array(table.size);
  for (let i = 0; i < table.size; i += 1) weight[i] = compiled[table.pattern[i] ?? 0]?.(table.counts, i * COUNTED.length) ?? 0;
  const { pairs, places } = identifierPairs(table, input.sourceOf);
  const dependent = table.patterns.map((levels) => explainingRoot(input.model.dependences, levels) !== undefined);
  const contexts = new Set(input.model.namesakes);
  const namesakes = table.patterns.map((levels) => mayBeNamesakes(levels, contexts));
  const idsForbid = !input.model.warnings.includes('nationalIds');
  const otherId = table.patterns.map((levels) => idsForbid && idLevel('other')(levels));
  const rule = new Uint8Array(table.size);
  const refused = new Map<number, ExactVerdict['refused']>();
  decideExact(pairs, input.unreliable, households).forEach((verdict, k) => {
    const place = places[k] ?? 0;
    // What is shared with namesakes at home, too, is weighed: the model knows how many of those there are.
    const at = table.pattern[place] ?? 0;
    const doubtful =
      (verdict.rule === 'email' || verdict.rule === 'phone') && (namesakes[at] || ((weight[place] ?? 0) < DOUBT_BITS && dependent[at]));
    if (verdict.rule && !doubtful) rule[place] = EXACT_RULES.indexOf(verdict.rule) + 1;
    const why = verdict.rule && doubtful ? [...verdict.refused, { rule: verdict.rule, why: 'sharedValue' as const }] : verdict.refused;
    if (why.length > 0) refused.set(place, why);
  });
  return {
    table,
    weight,
    rule,
    refused,
    mayMerge: table.patterns.map((levels, i) => !namesakes[i] && !otherId[i] && mayMerge(levels, households)),
    hintBits: table.patterns.map((levels, i) => (namesakes[i] || otherId[i] ? Number.POSITIVE_INFINITY : hintBits(levels, households))),
    conflict: table.patterns.map(isConflict),
    idsForbid,
    idSlip: table.patterns.map(idLevel('one_digit')),
  };
};

/** Pairs of sources whose ids mean different things. */
export const findUnreliable = (table: PairTable, sourceOf: (end: number) => number): ReadonlySet<string> =>
  table.externalIdCarriers.some((n) => n > 0) ? unreliableSources(identifierPairs(table, sourceOf).pairs) : new Set();

/** The weighed pairs at the given places, their ends renamed. */
export const selectWeighed = (pairs: WeighedPairs, places: readonly number[], name: (end: number) => number): WeighedPairs => {
  const refused = new Map<number, ExactVerdict['refused']>();
  places.forEach((from, to) => {
    const found = pairs.refused.get(from);
    if (found) refused.set(to, found);
  });
  return {
    ...pairs,
    table: renamePairs(selectPairs(pairs.table, places), name),
    weight: Float64Array.from(places, (i) => pairs.weight[i] ?? 0),
    rule: Uint8Array.from(places, (i) => pairs.rule[i] ?? 0),
    refused,
  };
};
