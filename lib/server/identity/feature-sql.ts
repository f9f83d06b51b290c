import { ROLE_MAILBOXES } from '../../identity/role-mailboxes.ts';

const PUNCTUATION = `!"#$%&()*+,-./:;<=>?@[]^_{|}~\\\\\\t\\n\\r`;
const BLANKS = ' '.repeat([...'!"#$%&()*+,-./:;<=>?@[]^_{|}~\\\t\n\r'].length);

/** Longer values are compared by their beginning: the time of a comparison grows with the square of the length, and the engine refuses very long ones. */
const LONGEST = 100;
const bounded = (text: string): string => `if(length(${text}) > ${LONGEST}, substringUTF8(${text}, 1, ${LONGEST}), ${text})`;

/** A text without case, accents, apostrophes and punctuation; words parted by one blank. Plain ASCII takes a short way (10 × faster). */
const folded = (column: string): string => {
  const plain = `translate(lower(${column}), '${PUNCTUATION}''\`', '${BLANKS}')`;
  const any = `replaceRegexpAll(replaceRegexpAll(removeDiacriticsUTF8(replaceRegexpAll(lowerUTF8(${column}), 'ß', 'ss')), '[''’\`´]', ''), '[^\\\\p{L}\\\\p{N}]+', ' ')`;
  return `trimBoth(if(isValidASCII(${column}), if(position(${plain}, '  ') > 0, replaceRegexpAll(${plain}, ' +', ' '), ${plain}), ${any}))`;
};

const TITLES = '^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|herr|frau|mme|mlle|rev) ';
const SUFFIXES = ' (jr|sr|ii|iii|iv|md|phd|esq|cpa|mba)$';
const untitled = (text: string): string =>
  `if(position(${text}, ' ') > 0, replaceRegexpOne(replaceRegexpOne(${text}, '${TITLES}', ''), '${SUFFIXES}', ''), ${text})`;
const compact = (expression: string): string => `replaceAll(${expression}, ' ', '')`;
const hasHan = (expression: string): string => `NOT isValidASCII(${expression}) AND match(${expression}, '\\\\p{Han}')`;
const words = (expression: string): string => `if(position(${expression}, ' ') > 0, splitByChar(' ', ${expression}), [])`;

/** Length of the end of a phone number that is the subscriber's own in most countries. */
const PHONE_TAIL = 8;

const roleList = ROLE_MAILBOXES.map((r) => `'${r}'`).join(', ');
const USER = `substring(e, 1, position(e, '@') - 1)`;

/** Hash of a text, 0 when it is empty. */
const hash = (text: string): string => `if(${text} = '', toUInt64(0), xxHash64(${text}))`;

/** Kinds of values whose carriers are counted; the number goes into the hash. */
const COUNTED_KINDS = {
  full: 1,
  family: 2,
  given: 3,
  middle: 4,
  birth_date: 5,
  address: 6,
  postal_code: 7,
  city: 8,
  company: 9,
  national_id: 10,
} as const;
export type CountedKind = keyof typeof COUNTED_KINDS;

/** Key of a value in `match_count`. */
const countKey = (kind: CountedKind, column: string): string => `bitXor(${column}, toUInt64(${COUNTED_KINDS[kind]}))`;

/** Records that carried the value of hash column `column` when the model was learnt, at least `least`. */
export const carriers = (kind: CountedKind, column: string): string =>
  `dictGetOrDefault('match_count_map', 'n', ${countKey(kind, column)}, toUInt32(1))`;

/** Statements that count how many records carry each value. */
export const FILL_COUNTS = (Object.keys(COUNTED_KINDS) as CountedKind[]).map(
  (kind) =>
    `INSERT INTO match_count SELECT ${countKey(kind, `h_${kind}`)}, count() FROM match_feature WHERE h_${kind} != 0 GROUP BY h_${kind} HAVING count() > 1`,
);

/** The name in one piece, family name first as Chinese names are. */
const WHOLE_NAME = bounded(`if(given_name = '' AND family_name = '', full_name, concat(family_name, given_name))`);

/** Text columns of `record` that features are made of. */
export const TEXT_COLUMNS = [
  'given_name',
  'family_name',
  'middle_name',
  'full_name',
  'street',
  'house_number',
  'postal_code',
  'city',
  'company',
  'occupation',
  'job_title',
] as const;
type TextColumn = (typeof TEXT_COLUMNS)[number];

const TOUCHED = 'record_id IN (SELECT record_id FROM match_touched)';
const onlyTouched = (touchedOnly: boolean): string => (touchedOnly ? `WHERE ${TOUCHED}` : '');

/** Which text columns any of the records has; what none has needs no folding. */
export const filledColumns = (touchedOnly: boolean): string =>
  `SELECT ${TEXT_COLUMNS.map((column) => `max(${column} != '') AS ${column}`).join(', ')} FROM record ${onlyTouched(touchedOnly)}`;

/** Hash of what matching reads of a record, taken as never 0. */
const CONTENT = `cityHash64(given_name, middle_name, family_name, full_name, birth_date, email, phone, external_id, national_id, gender, street, house_number,
  postal_code, city, company, occupation, job_title, issue_hash)`;

/** Records of `match_touched` whose features are no longer those of their current version: new, changed or gone; `is_known` when they have any. */
export const CHANGED_RECORDS = `
SELECT t.record_id AS record_id, f.record_id != 0 AS is_known
FROM match_touched AS t
LEFT JOIN (SELECT record_id, ${CONTENT} AS now FROM record FINAL WHERE ${TOUCHED}) AS r ON r.record_id = t.record_id
LEFT JOIN (SELECT record_id, content FROM match_feature WHERE ${TOUCHED}) AS f ON f.record_id = t.record_id
WHERE r.now != f.content OR (f.record_id != 0 AND f.content = 0)`;

/** Whether a record has no birth date, phone or e-mail of which standardising refused what it gave; `from` goes before its columns. */
const needsRefused = (from: string): string => `notEmpty(issues) AND (
     (${from}birth_date = '' AND arrayExists(i -> startsWith(i, 'birth_date:'), issues)) OR (empty(${from}phone) AND arrayExists(i -> startsWith(i, 'phone:'), issues))
     OR (empty(${from}email) AND arrayExists(i -> startsWith(i, 'email:'), issues)))`;

const unfilled = (filled: ReadonlySet<string>): string =>
  TEXT_COLUMNS.filter((column) => !filled.has(column))
    .map((column) => `${column} != ''`)
    .join(' OR ') || '0';

/**
 * Statement that fills `match_feature` from the current records, or from those in `match_touched`. `match_nickname`, `match_pinyin` and
 * `match_refused` must be filled before; `filled` are the text columns that any of them has. A full name without parts is split: first word given, last word family, or "family, given". A record
 * that has changed since those were filled, so that something of it is missing there, gets a content of 0: it is not done.
 */
export const fillFeatures = (touchedOnly: boolean, filled: ReadonlySet<string>): string => {
  const fold = (column: TextColumn): string => (filled.has(column) ? folded(bounded(column)) : `''`);
  return `
INSERT INTO match_feature
WITH
  folded AS (
    SELECT record_id, source_id, source_key, ${CONTENT} AS content,
      ${fold('given_name')} AS g, ${fold('family_name')} AS f, ${fold('middle_name')} AS m, ${fold('full_name')} AS n,
      ${WHOLE_NAME} AS whole, ${needsRefused('record.')} AS needs_refused, ${unfilled(filled)} AS has_unfilled,
      if(${hasHan('whole')}, replaceRegexpAll(whole, '\\\\s', ''), '') AS han, full_name,
      record.birth_date AS own_birth_date, record.email AS own_email, record.phone AS own_phone, external_id, ${bounded('record.national_id')} AS national_id, gender,
      ${fold('street')} AS street0, ${fold('house_number')} AS house0,
      ${compact(fold('postal_code'))} AS zip0, ${compact(fold('city'))} AS city0, ${compact(fold('company'))} AS company0,
      ${compact(filled.has('occupation') || filled.has('job_title') ? folded("if(occupation = '', job_title, occupation)") : "''")} AS occupation0
    FROM record FINAL ${onlyTouched(touchedOnly)}
  ),
  base AS (
    SELECT *, ${untitled('g')} AS g0, ${untitled('f')} AS f0, ${untitled('m')} AS m0, ${untitled('n')} AS full0,
      position(full_name, ',') > 0 AS has_comma,
      if(has_comma, ${folded(bounded("splitByChar(',', full_name)[1]"))}, '') AS before_comma, if(has_comma, ${folded(bounded("splitByChar(',', full_name)[2]"))}, '') AS after_comma,
      has_comma AND after_comma != '' AND NOT match(concat(' ', after_comma), '${SUFFIXES}') AS comma,
      g0 = '' AND f0 = '' AND full0 != '' AS split_full,
      if(split_full, if(comma, splitByChar(' ', after_comma), splitByChar(' ', full0)), []) AS parts
    FROM folded
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
      if(own_birth_date = '', refused.birth_date, own_birth_date) AS birth_date,
      if(empty(own_email), refused.email, own_email) AS all_email,
      if(empty(own_phone), refused.phone, own_phone) AS phone,
      refused.refused_id AS refused_id, p.name AS latin_name,
      if(han = '', ${compact('g1')}, p.given) AS given,
      if(han = '', ${compact('f1')}, p.family) AS family,
      if(han = '', ${compact('m1')}, '') AS middle,
      if(house0 = '', extract(street0, '^\\\\D{0,8}(\\\\d+)'), house0) AS house,
      if(house0 = '', trimBoth(replaceRegexpOne(street0, '\\\\d+', '')), street0) AS street,
      arrayFilter(e -> NOT (${USER} IN (${roleList})), all_email) AS email,
      arrayFilter(u -> length(u) > 3, arrayMap(e -> translate(if(position(e, '+') > 0, replaceRegexpOne(${USER}, '\\\\+.*$', ''), ${USER}), '._-', ''), email)) AS email_user,
      arrayMap(p -> right(p, ${PHONE_TAIL}), arrayFilter(p -> length(p) > ${PHONE_TAIL}, phone)) AS phone_tail
    FROM named LEFT JOIN match_pinyin AS p ON p.name = named.han 
      LEFT JOIN (SELECT record_id AS refused_id, birth_date, phone, email FROM match_refused) AS refused ON refused.refused_id = named.record_id
  )
SELECT
  record_id, source_id, sipHash64(source_id, source_key) AS ord,
  if(has_unfilled OR (needs_refused AND refused_id = 0) OR (han != '' AND latin_name = ''), 0, content), given, family, middle,
  if(han = '', ${words('g1')}, []) AS given_words, if(han = '', ${words('f1')}, []) AS family_words,
  han, n.groups AS nicknames, ${hash('soundex(family)')} AS family_sound, ${hash('soundex(given)')} AS given_sound,
  birth_date, toUInt16OrZero(substring(birth_date, 1, 4)), toUInt8OrZero(substring(birth_date, 6, 2)), toUInt8OrZero(substring(birth_date, 9, 2)),
  email, email_user, notEmpty(all_email) AND empty(email) AS email_is_role,
  empty(own_email) AND notEmpty(all_email), empty(own_phone) AND notEmpty(phone), phone, phone_tail,
  email[1] AS email1, email_user[1] AS user1, phone[1] AS phone1, reinterpretAsUInt16(email1),
  external_id, national_id, house, street, zip0 AS postal_code, city0 AS city, gender, company0 AS company, occupation0 AS occupation,
  ${hash('given')} AS h_given, ${hash('family')} AS h_family, ${hash('middle')},
  multiIf(han != '', xxHash64(han), given = '' AND family = '', 0, cityHash64(h_given, h_family)), ${hash('birth_date')},
  ${hash('email1')}, ${hash('user1')}, ${hash('phone1')}, ${hash('phone_tail[1]')}, ${hash('national_id')},
  if(street = '', 0, xxHash64(street, house, zip0)), ${hash('zip0')}, ${hash('city0')}, ${hash('company0')}
FROM latin LEFT JOIN match_nickname AS n ON n.name = latin.given`;
};

const scope = (touchedOnly: boolean): string => (touchedOnly ? `${TOUCHED} AND` : '');

/** Chinese names among the records, to be turned into pinyin. */
export const hanNames = (touchedOnly: boolean): string => `
SELECT DISTINCT replaceRegexpAll(${WHOLE_NAME}, '\\\\s', '') AS name
FROM record FINAL WHERE ${scope(touchedOnly)} ${hasHan('concat(full_name, family_name, given_name)')}`;

/** Records without a birth date, phone or e-mail, of which standardising refused what they gave. */
export const recordsWithRefusedValues = (touchedOnly: boolean): string =>
  `SELECT record_id FROM record FINAL WHERE ${scope(touchedOnly)} ${needsRefused('')}`;

/** How many of the records have each feature (lib/identity/blocking.ts `Feature`), and what else the comparisons need. */
export const featureFill = (touchedOnly: boolean): string => `
SELECT count() AS records,
  countIf(given != '') AS given, countIf(family != '') AS family, countIf(han != '') AS han, countIf(birth_date != '') AS birth_date,
  countIf(notEmpty(email)) AS email, countIf(notEmpty(phone)) AS phone, countIf(external_id != '') AS external_id,
  countIf(national_id != '') AS national_id, countIf(street != '') AS street, countIf(house != '') AS house,
  countIf(postal_code != '') AS postal_code, countIf(city != '') AS city, countIf(company != '') AS company,
  countIf(middle != '') AS middle, countIf(gender != '') AS gender, countIf(occupation != '') AS occupation,
  countIf(notEmpty(given_words) OR notEmpty(family_words)) AS words, countIf(email_is_role = 1) AS role,
  countIf(email_is_refused = 1 OR phone_is_refused = 1) AS refused
FROM match_feature ${onlyTouched(touchedOnly)}`;
