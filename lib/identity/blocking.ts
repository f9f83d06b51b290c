import type { ComparisonKey } from './comparisons.ts';

/** Features a blocking rule needs to be filled on a record. */
export type Feature =
  | 'given'
  | 'family'
  | 'han'
  | 'birth_date'
  | 'email'
  | 'phone'
  | 'external_id'
  | 'national_id'
  | 'street'
  | 'house'
  | 'postal_code'
  | 'city'
  | 'company';

/** Records that share a key value of a rule become candidate pairs. */
export interface BlockingRule {
  readonly key: string;
  /** Number of its bit in a pair's mask; never reused. */
  readonly bit: number;
  readonly needs: readonly Feature[];
  /** Set on rules whose pairs the model is learnt on: what agrees by construction. */
  readonly session?: readonly ComparisonKey[];
  /** An identifier on its own: its pairs are always taken, up to the limit of shared values. */
  readonly identifier?: boolean;
  /** So coarse that it is worth its pairs only where all of them can be had. */
  readonly whole?: boolean;
  /** For what few records need, so that large data can do without its pairs. */
  readonly small?: boolean;
}

const rule = (bit: number, key: string, needs: readonly Feature[], extra: Partial<BlockingRule> = {}): BlockingRule => ({
  key,
  bit,
  needs,
  ...extra,
});

/** Whether so many records have each feature that a rule can find pairs. */
export const isUsable = ({ needs }: BlockingRule, fill: Readonly<Record<string, number>>): boolean =>
  needs.every((feature) => (fill[feature] ?? 0) > 1);

/** Every rule that may be used; which ones are is decided from the data by `planBlocking`. */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  rule(0, 'email', ['email'], { session: ['email'], identifier: true }),
  rule(1, 'phone', ['phone'], { session: ['phone'], identifier: true }),
  rule(2, 'external_id', ['external_id'], { identifier: true }),
  rule(3, 'national_id', ['national_id'], { session: ['national_id'], identifier: true }),
  rule(4, 'email_user', ['email']),
  rule(5, 'phone_tail', ['phone']),
  rule(6, 'full_name', ['given', 'family'], { session: ['name'] }),
  rule(7, 'birth_date', ['birth_date'], { session: ['birth_date'] }),
  rule(8, 'family_birth_year', ['family', 'birth_date']),
  rule(9, 'given_birth_year', ['given', 'birth_date']),
  rule(10, 'family_month_day', ['family', 'birth_date']),
  rule(11, 'given_month_day', ['given', 'birth_date']),
  rule(12, 'initials_birth_year', ['given', 'family', 'birth_date']),
  rule(13, 'family_sound_birth_year', ['family', 'birth_date']),
  rule(14, 'family_postcode', ['family', 'postal_code']),
  rule(15, 'given_postcode', ['given', 'postal_code']),
  rule(16, 'birth_year_postcode', ['birth_date', 'postal_code']),
  rule(17, 'street_house', ['street', 'house'], { session: ['address'] }),
  rule(18, 'postcode_house', ['postal_code', 'house']),
  rule(19, 'initial_family_city', ['given', 'family', 'city']),
  rule(20, 'given_city', ['given', 'city']),
  rule(21, 'name_sounds', ['given', 'family']),
  rule(22, 'han_name', ['han']),
  rule(23, 'family_given_start', ['given', 'family']),
  rule(24, 'given_family_start', ['given', 'family']),
  rule(25, 'email_start', ['email']),
  rule(26, 'company_given', ['company', 'given']),
  rule(27, 'company_family', ['company', 'family']),
  rule(28, 'given_start_birth_month', ['given', 'birth_date']),
  rule(29, 'family_start_birth_day', ['family', 'birth_date']),
  rule(30, 'family', ['family']),
  rule(31, 'given', ['given']),
  rule(32, 'birth_year_city', ['birth_date', 'city']),
  rule(33, 'month_day', ['birth_date']),
  rule(34, 'initials_city', ['given', 'family', 'city']),
  rule(35, 'family_sound_initial', ['given', 'family']),
  rule(36, 'birth_year', ['birth_date']),
  rule(37, 'street', ['street']),
  rule(38, 'everything', [], { whole: true }),
  rule(39, 'postal_code', ['postal_code'], { whole: true }),
  rule(40, 'family_start', ['family'], { whole: true }),
  rule(41, 'given_start', ['given'], { whole: true }),
  rule(42, 'city', ['city'], { whole: true }),
  // A lone name in whatever column.
  rule(43, 'name_part_birth_year', ['given', 'family', 'birth_date'], { small: true }),
  rule(44, 'name_part_city', ['given', 'family', 'city'], { small: true }),
  rule(45, 'name_part_postcode', ['given', 'family', 'postal_code'], { small: true }),
];

/** Number of keys of a rule that are carried by `size` records each. */
export interface KeySize {
  readonly size: number;
  readonly keys: number;
}

/** What a rule will do, known before it runs. */
export interface PlannedRule {
  readonly key: string;
  readonly bit: number;
  /** Keys carried by more records than this are skipped; 0 = the whole rule is. */
  readonly cap: number;
  /** Exact where a record has one key; an upper bound where it may have several, as two records may share more than one. */
  readonly pairs: number;
  readonly skippedKeys: number;
  /** Records of the commonest skipped key. */
  readonly skippedLargest: number;
}

/** What a rule was to do, and how many pairs it found. */
export interface RuleOutcome extends PlannedRule {
  readonly found: number;
}

/** Bounds of the work. */
export interface BlockingLimits {
  /** Most records one key may have. */
  readonly keySizeMax: number;
  /** Most records that may share an identifier, fewer where those would make more pairs per record than this. */
  readonly identifierSizeMax: number;
  readonly identifierPairsPerRecord: number;
  /** Most pairs of one rule, and of all rules, per record. */
  readonly pairsPerRecord: number;
  readonly totalPairsPerRecord: number;
  /** Pairs of one rule allowed whatever the number of records; of all rules `RULES_FREE` times as many. */
  readonly pairsFree: number;
  /**
   * Pairs of one rule that data of up to `smallRecords` may have in any case, and larger data in proportion fewer; of all rules
   * `RULES_IN_FULL` times as many in data of up to two thirds of `smallRecords`, and larger data in proportion fewer.
   */
  readonly pairsLeast: number;
  readonly smallRecords: number;
}

export const DEFAULT_BLOCKING_LIMITS: BlockingLimits = {
  keySizeMax: 1_000,
  identifierSizeMax: 100,
  identifierPairsPerRecord: 20,
  pairsPerRecord: 0.6,
  totalPairsPerRecord: 3,
  pairsFree: 150_000,
  pairsLeast: 500_000,
  smallRecords: 60_000,
};

/** How many rules may use up what one of them may have. */
const RULES_FREE = 4;
const RULES_IN_FULL = 12;
const SMALL_IN_FULL = 2 / 3;

const CAPS = [1_000, 500, 300, 200, 150, 100, 70, 50, 35, 25, 15, 10, 7, 5, 3, 2] as const;

const pairsUpTo = (sizes: readonly KeySize[], cap: number): number =>
  sizes.reduce((sum, s) => (s.size <= cap ? sum + (s.keys * s.size * (s.size - 1)) / 2 : sum), 0);

const planRule = (rule: BlockingRule, sizes: readonly KeySize[], cap: number): PlannedRule => ({
  key: rule.key,
  bit: rule.bit,
  cap,
  pairs: pairsUpTo(sizes, cap),
  skippedKeys: sizes.reduce((sum, s) => (s.size > cap ? sum + s.keys : sum), 0),
  skippedLargest: sizes.reduce((max, s) => (s.size > cap ? Math.max(max, s.size) : max), 0),
});

/** Identifiers of one person are on a few records each and stay; call centres and shared mailboxes go first. */
const identifierCap = (sizes: readonly KeySize[], budget: number, limits: BlockingLimits): number =>
  CAPS.find((cap) => cap <= limits.identifierSizeMax && pairsUpTo(sizes, cap) <= budget) ?? 2;

/**
 * Chooses for each rule the largest key that may be used so that the pairs stay within the limits; identifiers first, then the
 * rules that would give the fewest pairs if nothing were skipped: the rest of a coarse rule is worth less than the whole of a fine one. `sizes` maps a rule's bit to how many of its keys have how many records.
 */
export const planBlocking = (
  sizes: ReadonlyMap<number, readonly KeySize[]>,
  records: number,
  limits: BlockingLimits = DEFAULT_BLOCKING_LIMITS,
): PlannedRule[] => {
  const leastOf = (small: number): number => limits.pairsLeast * Math.min(1, small / Math.max(1, records));
  const least = leastOf(limits.smallRecords);
  const perRule = Math.max(least, limits.pairsFree + limits.pairsPerRecord * records);
  const capOf = (rule: BlockingRule, budget: number): number => {
    const own = sizes.get(rule.bit) ?? [];
    if (rule.identifier) return identifierCap(own, Math.max(least, limits.identifierPairsPerRecord * records), limits);
    if (rule.whole) return pairsUpTo(own, Number.POSITIVE_INFINITY) <= budget ? (own.at(-1)?.size ?? 0) : 0;
    return CAPS.find((cap) => cap <= limits.keySizeMax && pairsUpTo(own, cap) <= budget) ?? 0;
  };
  const planned = BLOCKING_RULES.filter((r) => sizes.has(r.bit)).map((rule) => ({
    rule,
    plan: planRule(rule, sizes.get(rule.bit) ?? [], capOf(rule, perRule)),
  }));
  const cost = (p: (typeof planned)[number]): number =>
    p.rule.identifier ? -1 : pairsUpTo(sizes.get(p.rule.bit) ?? [], Number.POSITIVE_INFINITY);
  planned.sort((x, y) => cost(x) - cost(y) || x.rule.bit - y.rule.bit);
  const inFull = RULES_IN_FULL * leastOf(SMALL_IN_FULL * limits.smallRecords);
  let left = Math.max(inFull, RULES_FREE * limits.pairsFree + limits.totalPairsPerRecord * records);
  return planned.map(({ rule, plan }) => {
    const fits = rule.identifier || plan.pairs <= left ? plan : planRule(rule, sizes.get(rule.bit) ?? [], capOf(rule, Math.max(0, left)));
    left -= fits.pairs;
    return fits;
  });
};
