import type { FieldKey } from '../standardize/fields.ts';

/** The comparisons of a pair of records, in the order in which a pattern packs them (4 bits each). */
export const COMPARISON_KEYS = [
  'name',
  'middle_name',
  'birth_date',
  'email',
  'phone',
  'address',
  'national_id',
  'gender',
  'company',
  'occupation',
] as const;
export type ComparisonKey = (typeof COMPARISON_KEYS)[number];

/** How the frequency of the agreeing value changes a level's weight. */
export interface FrequencyTerm {
  /** 1 on exact levels, about half where the values are only similar. */
  readonly factor: number;
  /** Levels on which the counted part agrees: the sum of their `u` is the mean frequency a value is held against. */
  readonly reference: readonly string[];
}

/** One outcome of a comparison. Its code in a pattern is its position + 1; code 0 means "nothing to compare". */
export interface Level {
  readonly key: string;
  /** Share expected among true matches before any data is seen; the prior of the estimate. */
  readonly m: number;
  /** Levels compete only within their stratum (what could be compared at all). */
  readonly stratum: number;
  /** False for levels that have no place in the order from best to worst, only between its ends. */
  readonly ordered: boolean;
  /** Largest share among true matches that is believed; data full of families would have it that brothers are one person. */
  readonly most?: number;
  readonly frequency?: FrequencyTerm;
}

/** Fields compared as one, because they depend on one another. */
export interface Comparison {
  readonly key: ComparisonKey;
  readonly fields: readonly FieldKey[];
  readonly levels: readonly Level[];
  /** Levels at least this good say who somebody is even without a name (0 = none of them do). */
  readonly identifyingUpTo: number;
}

const level = (key: string, m: number, extra: Partial<Omit<Level, 'key' | 'm'>> = {}): Level => ({
  key,
  m,
  stratum: 0,
  ordered: true,
  ...extra,
});
const frequency = (reference: readonly string[], factor = 1): FrequencyTerm => ({ factor, reference });

const FAMILY_AGREES = ['exact', 'nickname', 'initial', 'family'];
const GIVEN_AGREES = ['exact', 'given'];

const NAME: Comparison = {
  key: 'name',
  fields: ['given_name', 'family_name', 'full_name'],
  identifyingUpTo: 0,
  levels: [
    level('exact', 0.66, { frequency: frequency(['exact']) }),
    level('swapped', 0.02, { frequency: frequency(['exact']) }),
    level('nickname', 0.03, { frequency: frequency(FAMILY_AGREES) }),
    level('close', 0.13, { frequency: frequency(['exact'], 0.5) }),
    level('swapped_close', 0.01),
    level('initial', 0.02, { frequency: frequency(FAMILY_AGREES) }),
    level('loose', 0.05),
    level('family', 0.03, { ordered: false, most: 0.1, frequency: frequency(FAMILY_AGREES) }),
    level('given', 0.04, { ordered: false, frequency: frequency(GIVEN_AGREES) }),
    level('other', 0.01, { most: 0.1 }),
    level('part_exact', 0.4, { stratum: 1, frequency: frequency(['part_exact']) }),
    level('part_close', 0.15, { stratum: 1 }),
    level('part_other', 0.05, { stratum: 1, most: 0.15 }),
    // The family name alone is what a family shares; the given name alone is not.
    level('part_family', 0.4, { stratum: 1, ordered: false, frequency: frequency(['part_family']) }),
  ],
};

const ADDRESS: Comparison = {
  key: 'address',
  fields: ['house_number', 'street', 'city', 'postal_code'],
  identifyingUpTo: 2,
  levels: [
    level('exact', 0.45, { frequency: frequency(['exact']) }),
    level('close', 0.2, { frequency: frequency(['exact'], 0.5) }),
    level('street', 0.07),
    level('postcode_house', 0.05),
    level('postcode', 0.06, { frequency: frequency(['exact', 'postcode_house', 'postcode']) }),
    level('city', 0.05, { frequency: frequency(['exact', 'postcode', 'city']) }),
    level('city_close', 0.03),
    level('other', 0.09),
    level('area_postcode', 0.65, { stratum: 1, frequency: frequency(['area_postcode']) }),
    level('area_city', 0.15, { stratum: 1, frequency: frequency(['area_city', 'area_postcode']) }),
    level('area_close', 0.1, { stratum: 1 }),
    level('area_other', 0.1, { stratum: 1 }),
    level('city_exact', 0.75, { stratum: 2, frequency: frequency(['city_exact']) }),
    level('city_similar', 0.13, { stratum: 2 }),
    level('city_other', 0.12, { stratum: 2 }),
  ],
};

/** Every comparison, in pattern order. Levels are listed best first. */
export const COMPARISONS: readonly Comparison[] = [
  NAME,
  {
    key: 'middle_name',
    fields: ['middle_name'],
    identifyingUpTo: 0,
    levels: [level('exact', 0.75, { frequency: frequency(['exact']) }), level('initial', 0.1), level('close', 0.1), level('other', 0.05)],
  },
  {
    key: 'birth_date',
    fields: ['birth_date'],
    identifyingUpTo: 3,
    levels: [
      level('exact', 0.82, { frequency: frequency(['exact']) }),
      level('one_digit', 0.07),
      level('day_month_swapped', 0.02),
      level('two_parts', 0.03),
      level('within_year', 0.01),
      level('other', 0.03, { most: 0.1 }),
      level('part_same', 0.9, { stratum: 1 }),
      level('part_other', 0.1, { stratum: 1, most: 0.2 }),
      // Many files write the first of January when only the year is known.
      level('year_only', 0.02, { ordered: false }),
      // A year alone is often reckoned from an age.
      level('part_near', 0.05, { stratum: 1, ordered: false }),
    ],
  },
  {
    key: 'email',
    fields: ['email'],
    // Names make addresses: one that differs by a dot, a digit or the provider is as likely a namesake's.
    identifyingUpTo: 1,
    levels: [
      level('exact', 0.68, { frequency: frequency(['exact']) }),
      level('one_letter', 0.08),
      level('same_user', 0.07),
      level('close', 0.05),
      level('similar_user', 0.03),
      level('other', 0.09),
      level('role', 1, { stratum: 1 }),
    ],
  },
  {
    key: 'phone',
    fields: ['phone'],
    identifyingUpTo: 2,
    levels: [
      level('exact', 0.75, { frequency: frequency(['exact']) }),
      level('same_tail', 0.05),
      level('one_digit', 0.07),
      level('other', 0.13),
    ],
  },
  ADDRESS,
  {
    key: 'national_id',
    fields: ['national_id'],
    identifyingUpTo: 2,
    levels: [level('exact', 0.85, { frequency: frequency(['exact']) }), level('one_digit', 0.1), level('other', 0.05)],
  },
  { key: 'gender', fields: ['gender'], identifyingUpTo: 0, levels: [level('exact', 0.97), level('other', 0.03)] },
  {
    key: 'company',
    fields: ['company'],
    identifyingUpTo: 0,
    levels: [level('exact', 0.5, { frequency: frequency(['exact']) }), level('close', 0.2), level('other', 0.3)],
  },
  { key: 'occupation', fields: ['occupation', 'job_title'], identifyingUpTo: 0, levels: [level('exact', 0.6), level('other', 0.4)] },
];

const INDEX: ReadonlyMap<string, number> = new Map(COMPARISONS.map((c, i) => [c.key, i]));

/** Position of a comparison in a pattern. */
export const comparisonIndex = (key: ComparisonKey): number => INDEX.get(key) ?? 0;

/** The comparison at a position. Throws on a position outside the catalogue. */
export const comparisonAt = (index: number): Comparison => {
  const found = COMPARISONS[index];
  if (!found) throw new RangeError(`no comparison ${index}`);
  return found;
};

/** Code of a level in a pattern. Throws on an unknown level: a typing mistake in the code, not in data. */
export const levelCode = (key: ComparisonKey, levelKey: string): number => {
  const position = comparisonAt(comparisonIndex(key)).levels.findIndex((l) => l.key === levelKey);
  if (position < 0) throw new RangeError(`no level ${key}.${levelKey}`);
  return position + 1;
};

const NAME_INDEX = comparisonIndex('name');
const OTHER_PERSON: ReadonlySet<number> = new Set([
  levelCode('name', 'family'),
  levelCode('name', 'other'),
  levelCode('name', 'part_other'),
]);

/** Codes of the levels at which given and family name of both are there and the same, as people write them: not only loosely alike. */
export const WHOLE_NAME: ReadonlySet<number> = new Set(
  ['exact', 'swapped', 'nickname', 'close', 'swapped_close', 'initial'].map((key) => levelCode('name', key)),
);
const PART_NAME: ReadonlySet<number> = new Set(['part_exact', 'part_family', 'part_close'].map((key) => levelCode('name', key)));
const SAME_NAME: ReadonlySet<number> = new Set([...WHOLE_NAME, levelCode('name', 'loose'), ...PART_NAME]);

/** True when both have a name and it is the same, as people write it. */
export const hasSameName = (levels: readonly number[]): boolean => SAME_NAME.has(levels[NAME_INDEX] ?? 0);

/** True when only a part of the name was there to compare: perhaps no more than what a family shares. */
export const hasPartOfName = (levels: readonly number[]): boolean => PART_NAME.has(levels[NAME_INDEX] ?? 0);

/** True when given and family name of both were there to compare, and are the same as people write them: not only loosely alike. */
export const hasWholeName = (levels: readonly number[]): boolean => WHOLE_NAME.has(levels[NAME_INDEX] ?? 0);

const EXACT_NAME: ReadonlySet<number> = new Set(['exact', 'swapped', 'nickname'].map((key) => levelCode('name', key)));

/** True when given and family name of both are the same without a slip. */
export const hasExactName = (levels: readonly number[]): boolean => EXACT_NAME.has(levels[NAME_INDEX] ?? 0);

/** True when the names are those of two people: relatives, colleagues, strangers. */
export const namesOtherPerson = (levels: readonly number[]): boolean => OTHER_PERSON.has(levels[NAME_INDEX] ?? 0);

const BIRTH_DATE_INDEX = comparisonIndex('birth_date');
const OTHER_BIRTH: ReadonlySet<number> = new Set([levelCode('birth_date', 'other'), levelCode('birth_date', 'part_other')]);

/** True when the birth dates are those of two people, beyond any slip. */
export const hasOtherBirthDate = (levels: readonly number[]): boolean => OTHER_BIRTH.has(levels[BIRTH_DATE_INDEX] ?? 0);

/** Comparisons that agree for everybody of one household or company, and so count only once when the names differ. */
export const SHARED_BY_HOUSEHOLDS: readonly ComparisonKey[] = ['phone', 'address', 'company'];

/** Most bits that all of them together may add when the names are those of two people. */
export const HOUSEHOLD_BITS_MAX = 5;

/** Factor for the positive weights of what households share, so that their sum stays within the bound. */
export const householdFactor = (levels: readonly number[], sum: number): number =>
  sum > HOUSEHOLD_BITS_MAX && namesOtherPerson(levels) ? HOUSEHOLD_BITS_MAX / sum : 1;
