import type { BlockingRule, PlannedRule } from '../../identity/blocking.ts';

const GIVEN = 'h_given != 0';
const FAMILY = 'h_family != 0';
const LATIN_BOTH = `${GIVEN} AND ${FAMILY}`;
const BIRTH = `birth_date != ''`;
const FULL_DATE = 'birth_day != 0';

const NAME_PARTS = 'arrayFilter(h -> h != 0, [h_given, h_family])';

/** Expression of a rule's key parts and the condition under which a record has one. `list` is a list: one key a value `e`. */
interface KeySql {
  readonly parts: readonly string[];
  readonly where: string;
  readonly list?: string;
}

/** SQL of each blocking rule's key, by the rule's name. */
const KEYS: Readonly<Record<string, KeySql>> = {
  email: { parts: ['e'], where: 'notEmpty(email)', list: 'email' },
  phone: { parts: ['e'], where: 'notEmpty(phone)', list: 'phone' },
  external_id: { parts: ['external_id'], where: `external_id != ''` },
  national_id: { parts: ['national_id'], where: `national_id != ''` },
  email_user: { parts: ['e'], where: 'notEmpty(email_user)', list: 'email_user' },
  phone_tail: { parts: ['e'], where: 'notEmpty(phone_tail)', list: 'phone_tail' },
  full_name: { parts: ['least(h_given, h_family)', 'greatest(h_given, h_family)'], where: LATIN_BOTH },
  birth_date: { parts: ['h_birth_date'], where: FULL_DATE },
  family_birth_year: { parts: ['h_family', 'birth_year'], where: `${FAMILY} AND ${BIRTH}` },
  given_birth_year: { parts: ['h_given', 'birth_year'], where: `${GIVEN} AND ${BIRTH}` },
  family_month_day: { parts: ['h_family', 'birth_month', 'birth_day'], where: `${FAMILY} AND ${FULL_DATE}` },
  given_month_day: { parts: ['h_given', 'birth_month', 'birth_day'], where: `${GIVEN} AND ${FULL_DATE}` },
  initials_birth_year: { parts: ['substring(given, 1, 2)', 'substring(family, 1, 2)', 'birth_year'], where: `${LATIN_BOTH} AND ${BIRTH}` },
  family_sound_birth_year: { parts: ['family_sound', 'birth_year'], where: `family_sound != 0 AND ${BIRTH}` },
  family_postcode: { parts: ['h_family', 'h_postal_code'], where: `${FAMILY} AND h_postal_code != 0` },
  given_postcode: { parts: ['h_given', 'h_postal_code'], where: `${GIVEN} AND h_postal_code != 0` },
  birth_year_postcode: { parts: ['birth_year', 'h_postal_code'], where: `${BIRTH} AND h_postal_code != 0` },
  street_house: { parts: ['street', 'house'], where: `street != '' AND house != ''` },
  postcode_house: { parts: ['h_postal_code', 'house'], where: `h_postal_code != 0 AND house != ''` },
  initial_family_city: { parts: ['substring(given, 1, 1)', 'h_family', 'h_city'], where: `${LATIN_BOTH} AND h_city != 0` },
  given_city: { parts: ['h_given', 'h_city'], where: `${GIVEN} AND h_city != 0` },
  name_sounds: { parts: ['given_sound', 'family_sound'], where: LATIN_BOTH },
  han_name: { parts: ['han'], where: `han != ''` },
  family_given_start: { parts: ['h_family', 'substring(given, 1, 3)'], where: LATIN_BOTH },
  given_family_start: { parts: ['h_given', 'substring(family, 1, 3)'], where: LATIN_BOTH },
  email_start: { parts: ['substring(e, 1, 6)'], where: 'notEmpty(email_user)', list: 'email_user' },
  company_given: { parts: ['h_company', 'h_given'], where: `h_company != 0 AND ${GIVEN}` },
  company_family: { parts: ['h_company', 'h_family'], where: `h_company != 0 AND ${FAMILY}` },
  given_start_birth_month: { parts: ['substring(given, 1, 3)', 'birth_year', 'birth_month'], where: `${GIVEN} AND ${FULL_DATE}` },
  family_start_birth_day: { parts: ['substring(family, 1, 3)', 'birth_year', 'birth_day'], where: `${FAMILY} AND ${FULL_DATE}` },
  family: { parts: ['h_family'], where: FAMILY },
  given: { parts: ['h_given'], where: GIVEN },
  birth_year_city: { parts: ['birth_year', 'h_city'], where: `${BIRTH} AND h_city != 0` },
  month_day: { parts: ['birth_month', 'birth_day'], where: FULL_DATE },
  initials_city: { parts: ['substring(given, 1, 1)', 'substring(family, 1, 1)', 'h_city'], where: `${LATIN_BOTH} AND h_city != 0` },
  family_sound_initial: { parts: ['family_sound', 'substring(given, 1, 1)'], where: `${LATIN_BOTH} AND family_sound != 0` },
  birth_year: { parts: ['birth_year'], where: BIRTH },
  street: { parts: ['street'], where: `street != ''` },
  everything: { parts: ['1'], where: '1' },
  postal_code: { parts: ['h_postal_code'], where: 'h_postal_code != 0' },
  family_start: { parts: ['substring(family, 1, 4)'], where: FAMILY },
  given_start: { parts: ['substring(given, 1, 4)'], where: GIVEN },
  city: { parts: ['h_city'], where: 'h_city != 0' },
  name_part_birth_year: { parts: ['e', 'birth_year'], where: BIRTH, list: NAME_PARTS },
  name_part_city: { parts: ['e', 'h_city'], where: 'h_city != 0', list: NAME_PARTS },
  name_part_postcode: { parts: ['e', 'h_postal_code'], where: 'h_postal_code != 0', list: NAME_PARTS },
};

type RuleName = Pick<BlockingRule, 'key' | 'bit'>;

/** Key of one rule. Throws on a rule without SQL: a mistake in the code, not in data. */
const sqlOf = ({ key }: RuleName): KeySql => {
  const sql = KEYS[key];
  if (!sql) throw new RangeError(`no key for blocking rule ${key}`);
  return sql;
};

/** Keys of one rule as a subquery with the columns `key`, `record_id` and `more`. */
const keysOf = (rule: RuleName, ...more: string[]): string => {
  const sql = sqlOf(rule);
  const from = sql.list ? `match_feature ARRAY JOIN arrayDistinct(${sql.list}) AS e` : 'match_feature';
  return `SELECT ${[`cityHash64(${sql.parts.join(', ')}) AS key`, 'record_id', ...more].join(', ')} FROM ${from} WHERE ${sql.where}`;
};

/** Columns that tell in words what a part of a key is a hash of; a sound is told by one of the names that have it. */
const WORDS: Readonly<Record<string, string>> = {
  h_given: 'given',
  h_family: 'family',
  h_birth_date: 'birth_date',
  h_postal_code: 'postal_code',
  h_city: 'city',
  h_company: 'company',
  given_sound: 'given',
  family_sound: 'family',
  'least(h_given, h_family)': 'least(given, family)',
  'greatest(h_given, h_family)': 'greatest(given, family)',
};

const wordsOf = ({ parts, list }: KeySql): string =>
  parts
    .map((part) => (part === 'e' && list === NAME_PARTS ? 'if(e = h_given, given, family)' : `toString(${WORDS[part] ?? part})`))
    .join(', ');

/** How many keys of a rule are carried by how many records; keys of one record are left out. */
export const keySizes = (rule: RuleName): string =>
  `SELECT size, count() AS keys FROM (SELECT count() AS size FROM (${keysOf(rule)}) GROUP BY key HAVING size > 1) GROUP BY size ORDER BY size`;

/** Statement that remembers the keys of a rule that are too common to be used. */
export const fillSkipped = (rule: PlannedRule): string =>
  `INSERT INTO match_skipped_key SELECT ${rule.bit}, key FROM (${keysOf(rule)}) GROUP BY key HAVING count() > ${rule.cap}`;

/** The skipped keys of a rule that most records carry: their parts in words, and how many records. */
export const largestSkipped = (rule: RuleName, most: number): string =>
  `SELECT any(words) AS parts, count() AS records FROM (${keysOf(rule, `[${wordsOf(sqlOf(rule))}] AS words`)})
   WHERE key IN (SELECT key FROM match_skipped_key WHERE rule = ${rule.bit}) GROUP BY key ORDER BY records DESC, parts LIMIT ${most}`;

/** How many of the candidate pairs each rule found, by its bit. */
export const FOUND_PAIRS =
  'SELECT toUInt8(bit) AS rule, count() AS pairs FROM match_pair ARRAY JOIN bitPositionsToArray(mask) AS bit GROUP BY bit';

const skipped = (rule: RuleName): string => `key NOT IN (SELECT key FROM match_skipped_key WHERE rule = ${rule.bit})`;
const TOUCHED = 'SELECT record_id FROM match_touched';

/** A key that has grown to more than this many times its cap calls for a new plan, unless it is still so small that its pairs cost nothing. */
const GROWTH_MAX = 2;
const SMALL_KEY = 50;

const groupsOf = (rule: PlannedRule): string =>
  `SELECT toUInt8(${rule.bit}) AS rule, toUInt32(length(ids)) AS n, groupArray(record_id) AS ids
   FROM (${keysOf(rule)}) WHERE ${skipped(rule)} GROUP BY key HAVING count() > 1`;

const touchedGroupsOf = (rule: PlannedRule): string =>
  `SELECT toUInt8(${rule.bit}) AS rule, toUInt32(length(ids)) AS n, groupArray(record_id) AS ids, groupArrayIf(record_id, record_id IN (${TOUCHED})) AS touched
   FROM (${keysOf(rule)}) WHERE key IN (SELECT key FROM (${keysOf(rule)}) WHERE record_id IN (${TOUCHED})) AND ${skipped(rule)} GROUP BY key HAVING length(ids) > 1`;

/** The rules of a plan that give any pairs. */
export const usedRules = (plan: readonly PlannedRule[]): PlannedRule[] => plan.filter((p) => p.cap > 1);
const union = (queries: readonly string[]): string => queries.join('\nUNION ALL ');

/** Statement that collects the records that share a usable key with a touched one. */
export const fillTouchedGroups = (plan: readonly PlannedRule[]): string =>
  `INSERT INTO match_group ${union(usedRules(plan).map(touchedGroupsOf))}`;

/** Whether a key of touched records has outgrown the plan. One row when it has. */
export const outgrownKeys = (plan: readonly PlannedRule[]): string =>
  `SELECT 1 AS outgrown FROM match_group WHERE ${usedRules(plan)
    .map((p) => `(rule = ${p.bit} AND n > ${Math.max(SMALL_KEY, GROWTH_MAX * p.cap)})`)
    .join(' OR ')} LIMIT 1`;

/** Records that share a key of one of the rules with a touched record, themselves touched or not. */
export const sharersOfKeys = (rules: readonly PlannedRule[]): string =>
  union(
    rules.map(
      (rule) =>
        `SELECT record_id FROM (${keysOf(rule)}) WHERE key IN (SELECT key FROM (${keysOf(rule)}) WHERE record_id IN (${TOUCHED})) AND ${skipped(rule)}`,
    ),
  );

const fillPairs = (pairs: string): string => `
INSERT INTO match_pair
SELECT a, b, groupBitOr(bitShiftLeft(toUInt64(1), rule)) AS mask,
  minIf(n, rule = 0) AS n_email, minIf(n, rule = 1) AS n_phone, minIf(n, rule = 2) AS n_external_id, minIf(n, rule = 3) AS n_national_id
FROM (${pairs})
GROUP BY a, b`;

/** Statement that writes every candidate pair of all records once. */
export const fillAllPairs = (plan: readonly PlannedRule[]): string =>
  fillPairs(`SELECT rule, n, ids[i] AS p, arrayJoin(arraySlice(ids, i + 1)) AS q, least(p, q) AS a, greatest(p, q) AS b
       FROM (SELECT rule, n, ids, arrayJoin(range(1, length(ids))) AS i FROM (${union(usedRules(plan).map(groupsOf))}))`);

/** Statement that writes every candidate pair with a touched record once, from the groups of `fillTouchedGroups`. */
export const FILL_TOUCHED_PAIRS = fillPairs(
  'SELECT rule, n, arrayJoin(touched) AS t, arrayJoin(ids) AS o, least(t, o) AS a, greatest(t, o) AS b FROM match_group WHERE t != o',
);
