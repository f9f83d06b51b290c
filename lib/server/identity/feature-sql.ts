import { ROLE_MAILBOXES } from '../../identity/role-mailboxes.ts';

/** A text without case, accents, apostrophes and punctuation; words parted by one blank. */
const folded = (column: string): string =>
  `trimBoth(replaceRegexpAll(replaceRegexpAll(removeDiacriticsUTF8(replaceRegexpAll(lowerUTF8(${column}), 'ß', 'ss')), '[''’\`´]', ''), '[^\\\\p{L}\\\\p{N}]+', ' '))`;

const TITLES = '^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|herr|frau|mme|mlle|rev) ';
const SUFFIXES = ' (jr|sr|ii|iii|iv|md|phd|esq|cpa|mba)$';
const name = (column: string): string => `replaceRegexpOne(replaceRegexpOne(${folded(column)}, '${TITLES}', ''), '${SUFFIXES}', '')`;
const compact = (expression: string): string => `replaceAll(${expression}, ' ', '')`;
const hasHan = (expression: string): string => `match(${expression}, '\\\\p{Han}')`;
const words = (expression: string): string => `if(position(${expression}, ' ') > 0, splitByChar(' ', ${expression}), [])`;

/** One bit a letter (by the first byte of the character). */
const letters = (expression: string): string =>
  `arrayReduce('groupBitOr', arrayMap(c -> bitShiftLeft(toUInt32(1), bitAnd(reinterpretAsUInt8(c), 31)), ngrams(${expression}, 1)))`;

/** Length of the end of a phone number that is the subscriber's own in most countries. */
const PHONE_TAIL = 8;

const roleList = ROLE_MAILBOXES.map((r) => `'${r}'`).join(', ');
const USER = `substring(e, 1, position(e, '@') - 1)`;

/**
 * Fills `match_feature` from the current records. `match_nickname` and `match_pinyin` must be filled before.
 * A full name without parts is split: first word given, last word family, or "family, given".
 */
export const FILL_FEATURES = `
INSERT INTO match_feature
WITH
  base AS (
    SELECT record_id, source_id, source_key,
      ${name('given_name')} AS g0, ${name('family_name')} AS f0, ${name('middle_name')} AS m0, ${name('full_name')} AS full0,
      if(given_name = '' AND family_name = '', full_name, concat(family_name, given_name)) AS whole,
      if(${hasHan('whole')}, replaceRegexpAll(whole, '\\\\s', ''), '') AS han,
      ${name("splitByChar(',', full_name)[1]")} AS before_comma, ${name("splitByChar(',', full_name)[2]")} AS after_comma,
      after_comma != '' AND NOT match(concat(' ', after_comma), '${SUFFIXES}') AS comma,
      if(comma, splitByChar(' ', after_comma), splitByChar(' ', full0)) AS parts,
      g0 = '' AND f0 = '' AND full0 != '' AS split_full,
      if(record.birth_date = '', slip.birth_date, record.birth_date) AS birth_date, email AS all_email, phone, external_id, national_id, gender,
      ${folded('street')} AS street0, ${folded('house_number')} AS house0,
      ${compact(folded('postal_code'))} AS zip0, ${compact(folded('city'))} AS city0, ${compact(folded('company'))} AS company0,
      ${compact(folded("if(occupation = '', job_title, occupation)"))} AS occupation0
    FROM record FINAL LEFT JOIN match_birth_date AS slip ON slip.record_id = record.record_id
  ),
  named AS (
    SELECT *,
      if(split_full, parts[1], g0) AS g1,
      multiIf(NOT split_full, f0, comma, before_comma, length(parts) > 1, parts[-1], '') AS f1,
      multiIf(NOT split_full, m0, length(parts) > 1, arrayStringConcat(arraySlice(parts, 2, length(parts) - if(comma, 1, 2)), ' '), '') AS m1
    FROM base
  ),
  latin AS (
    SELECT *,
      if(han = '', ${compact('g1')}, p.given) AS given,
      if(han = '', ${compact('f1')}, p.family) AS family,
      if(han = '', ${compact('m1')}, '') AS middle,
      if(house0 = '', extract(street0, '^\\\\D{0,8}(\\\\d+)'), house0) AS house,
      if(house0 = '', trimBoth(replaceRegexpOne(street0, '\\\\d+', '')), street0) AS street,
      arrayFilter(e -> NOT (${USER} IN (${roleList})), all_email) AS email,
      arrayFilter(u -> length(u) > 3, arrayMap(e -> replaceRegexpAll(replaceRegexpOne(${USER}, '\\\\+.*$', ''), '[._-]', ''), email)) AS email_user
    FROM named LEFT JOIN match_pinyin AS p ON p.name = named.han
  )
SELECT
  row_number() OVER (ORDER BY sipHash64(source_id, source_key), record_id) - 1 AS pos,
  record_id, source_id, given, family, middle,
  if(han = '', ${words('g1')}, []) AS given_words, if(han = '', ${words('f1')}, []) AS family_words,
  han, n.groups AS nicknames, soundex(family) AS family_sound, soundex(given) AS given_sound,
  birth_date, toUInt16OrZero(substring(birth_date, 1, 4)), toUInt8OrZero(substring(birth_date, 6, 2)), toUInt8OrZero(substring(birth_date, 9, 2)),
  email, email_user, notEmpty(all_email) AND empty(email) AS email_is_role,
  phone, arrayMap(p -> right(p, ${PHONE_TAIL}), arrayFilter(p -> length(p) > ${PHONE_TAIL}, phone)) AS phone_tail,
  external_id, national_id, house, street, zip0 AS postal_code, city0 AS city, gender, company0 AS company, occupation0 AS occupation,
  ${letters('given')} AS given_letters, ${letters('family')} AS family_letters, ${letters('email_user[1]')} AS user_letters,
  ${letters('city0')} AS city_letters, ${letters('company0')} AS company_letters,
  if(han = '', count() OVER (PARTITION BY given, family), count() OVER (PARTITION BY han)) AS n_full,
  count() OVER (PARTITION BY family) AS n_family,
  count() OVER (PARTITION BY given) AS n_given,
  count() OVER (PARTITION BY middle) AS n_middle,
  count() OVER (PARTITION BY birth_date) AS n_birth_date,
  count() OVER (PARTITION BY street, house, zip0) AS n_address,
  count() OVER (PARTITION BY zip0) AS n_postal_code,
  count() OVER (PARTITION BY city0) AS n_city,
  count() OVER (PARTITION BY company0) AS n_company,
  count() OVER (PARTITION BY national_id) AS n_national_id
FROM latin LEFT JOIN match_nickname AS n ON n.name = latin.given`;

/** Chinese names among the records, to be turned into pinyin. */
export const HAN_NAMES = `
SELECT DISTINCT replaceRegexpAll(if(given_name = '' AND family_name = '', full_name, concat(family_name, given_name)), '\\\\s', '') AS name
FROM record FINAL WHERE ${hasHan('concat(full_name, family_name, given_name)')}`;

/** Records whose birth date was refused as impossible. */
export const IMPOSSIBLE_BIRTH_DATES = `SELECT record_id FROM record FINAL WHERE birth_date = '' AND has(issues, 'birth_date:date_impossible')`;

/** How many records have each feature (lib/identity/blocking.ts `Feature`), and what else the comparisons need. */
export const FEATURE_FILL = `
SELECT count() AS records,
  countIf(given != '') AS given, countIf(family != '') AS family, countIf(han != '') AS han, countIf(birth_date != '') AS birth_date,
  countIf(notEmpty(email)) AS email, countIf(notEmpty(phone)) AS phone, countIf(external_id != '') AS external_id,
  countIf(national_id != '') AS national_id, countIf(street != '') AS street, countIf(house != '') AS house,
  countIf(postal_code != '') AS postal_code, countIf(city != '') AS city, countIf(company != '') AS company,
  countIf(middle != '') AS middle, countIf(gender != '') AS gender, countIf(occupation != '') AS occupation
FROM match_feature`;
