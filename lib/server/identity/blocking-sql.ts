import type { BlockingRule, PlannedRule } from '../../identity/blocking.ts';

const YEAR = `substring(birth_date, 1, 4)`;
const MONTH_DAY = `substring(birth_date, 6, 5)`;
const FULL_DATE = `length(birth_date) >= 10`;
const LATIN_BOTH = `given != '' AND family != ''`;

/** Expression of a rule's key parts and the condition under which a record has one. `e` marks a list: one key a value. */
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
  email_user: { parts: ['e'], where: 'notEmpty(email_user)', list: 'arrayFilter(u -> length(u) > 3, email_user)' },
  phone_tail: { parts: ['e'], where: 'notEmpty(phone_tail)', list: 'phone_tail' },
  full_name: { parts: ['least(given, family)', 'greatest(given, family)'], where: LATIN_BOTH },
  birth_date: { parts: ['birth_date'], where: FULL_DATE },
  family_birth_year: { parts: ['family', YEAR], where: `family != '' AND birth_date != ''` },
  given_birth_year: { parts: ['given', YEAR], where: `given != '' AND birth_date != ''` },
  family_month_day: { parts: ['family', MONTH_DAY], where: `family != '' AND ${FULL_DATE}` },
  given_month_day: { parts: ['given', MONTH_DAY], where: `given != '' AND ${FULL_DATE}` },
  initials_birth_year: { parts: ['substring(given, 1, 2)', 'substring(family, 1, 2)', YEAR], where: `${LATIN_BOTH} AND birth_date != ''` },
  family_sound_birth_year: { parts: ['family_sound', YEAR], where: `family != '' AND birth_date != ''` },
  family_postcode: { parts: ['family', 'postal_code'], where: `family != '' AND postal_code != ''` },
  given_postcode: { parts: ['given', 'postal_code'], where: `given != '' AND postal_code != ''` },
  birth_year_postcode: { parts: [YEAR, 'postal_code'], where: `birth_date != '' AND postal_code != ''` },
  street_house: { parts: ['street', 'house'], where: `street != '' AND house != ''` },
  postcode_house: { parts: ['postal_code', 'house'], where: `postal_code != '' AND house != ''` },
  initial_family_city: { parts: ['substring(given, 1, 1)', 'family', 'city'], where: `${LATIN_BOTH} AND city != ''` },
  given_city: { parts: ['given', 'city'], where: `given != '' AND city != ''` },
  name_sounds: { parts: ['given_sound', 'family_sound'], where: LATIN_BOTH },
  han_name: { parts: ['han'], where: `han != ''` },
  family_given_start: { parts: ['family', 'substring(given, 1, 3)'], where: LATIN_BOTH },
  given_family_start: { parts: ['given', 'substring(family, 1, 3)'], where: LATIN_BOTH },
  email_start: { parts: ['substring(e, 1, 6)'], where: 'notEmpty(email)', list: 'email_user' },
  company_given: { parts: ['company', 'given'], where: `company != '' AND given != ''` },
  company_family: { parts: ['company', 'family'], where: `company != '' AND family != ''` },
  given_start_birth_month: { parts: ['substring(given, 1, 3)', 'substring(birth_date, 1, 7)'], where: `given != '' AND ${FULL_DATE}` },
  family_start_birth_day: {
    parts: ['substring(family, 1, 3)', YEAR, 'substring(birth_date, 9, 2)'],
    where: `family != '' AND ${FULL_DATE}`,
  },
  family: { parts: ['family'], where: `family != ''` },
  given: { parts: ['given'], where: `given != ''` },
  birth_year_city: { parts: [YEAR, 'city'], where: `birth_date != '' AND city != ''` },
  month_day: { parts: [MONTH_DAY], where: FULL_DATE },
  initials_city: { parts: ['substring(given, 1, 1)', 'substring(family, 1, 1)', 'city'], where: `${LATIN_BOTH} AND city != ''` },
  family_sound_initial: { parts: ['family_sound', 'substring(given, 1, 1)'], where: LATIN_BOTH },
  birth_year: { parts: [YEAR], where: `birth_date != ''` },
  street: { parts: ['street'], where: `street != ''` },
  everything: { parts: ['1'], where: '1' },
};

const selectKeys = (rule: BlockingRule): string => {
  const sql = KEYS[rule.key];
  if (!sql) throw new RangeError(`no key for blocking rule ${rule.key}`);
  const from = sql.list ? `match_feature ARRAY JOIN arrayDistinct(${sql.list}) AS e` : 'match_feature';
  return `SELECT toUInt8(${rule.bit}), sipHash64(${sql.parts.join(', ')}), pos FROM ${from} WHERE ${sql.where}`;
};

/** Statement that writes the keys of all rules. Throws on a rule without SQL: a mistake in the code, not in data. */
export const fillKeys = (rules: readonly BlockingRule[]): string => `INSERT INTO match_key ${rules.map(selectKeys).join('\nUNION ALL ')}`;

/** How many keys of each rule are carried by how many records; keys of one record are left out. */
export const KEY_SIZES = `
SELECT rule, size, count() AS keys
FROM (SELECT rule, key, count() AS size FROM match_key GROUP BY rule, key HAVING size > 1)
GROUP BY rule, size ORDER BY rule, size`;

/** Statement that writes every candidate pair once. */
export const fillPairs = (plan: readonly PlannedRule[]): string => {
  const used = plan.filter((p) => p.cap > 1);
  const caps = `transform(rule, [${used.map((p) => p.bit).join(', ')}], [${used.map((p) => p.cap).join(', ')}], 0)`;
  return `
INSERT INTO match_pair
SELECT a, b, groupBitOr(bitShiftLeft(toUInt64(1), rule)) AS mask,
  minIf(n, rule = 0) AS n_email, minIf(n, rule = 1) AS n_phone, minIf(n, rule = 2) AS n_external_id, minIf(n, rule = 3) AS n_national_id
FROM (
  SELECT rule, n, ids[i] AS a, arrayJoin(arraySlice(ids, i + 1)) AS b
  FROM (
    SELECT rule, ids, toUInt32(length(ids)) AS n, arrayJoin(range(1, length(ids))) AS i
    FROM (
      SELECT rule, key, arraySort(groupArray(pos)) AS ids FROM match_key
      GROUP BY rule, key HAVING length(ids) > 1 AND length(ids) <= ${caps}
    )
  )
)
GROUP BY a, b`;
};
