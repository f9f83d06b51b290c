import { COMPARISONS, type ComparisonKey, levelCode } from '../../identity/comparisons.ts';

/** `multiIf` over (condition, level) pairs; the last entry is the level of all others. */
const cascade = (key: ComparisonKey, cases: readonly (readonly [string, string])[], otherwise: string): string =>
  `multiIf(${cases.map(([when, name]) => `${when}, ${name === 'none' ? 0 : levelCode(key, name)}`).join(', ')}, ${otherwise === 'none' ? 0 : levelCode(key, otherwise)})`;

const jw = (a: string, b: string): string => `jaroWinklerSimilarity(${a}, ${b})`;
const distance = (a: string, b: string): string => `damerauLevenshteinDistance(${a}, ${b})`;
const both = (column: string): string => `(x.${column} != '' AND y.${column} != '')`;
const same = (column: string): string => `x.${column} = y.${column}`;
const within = (column: string): string =>
  `((notEmpty(x.${column}_words) OR notEmpty(y.${column}_words)) AND (hasAll(if(empty(x.${column}_words), [x.${column}], x.${column}_words), if(empty(y.${column}_words), [y.${column}], y.${column}_words)) OR hasAll(if(empty(y.${column}_words), [y.${column}], y.${column}_words), if(empty(x.${column}_words), [x.${column}], x.${column}_words))))`;

/** How alike one part of the name is: 9 missing, 6 equal, 5 nickname, 4 initial, 3 close, 2 loosely alike, 1 sounds alike, 0 different. */
const likeness = (column: 'given' | 'family'): string => {
  const special =
    column === 'given'
      ? `hasAny(x.nicknames, y.nicknames), 5, length(x.given) = 1 OR length(y.given) = 1, if(substring(x.given, 1, 1) = substring(y.given, 1, 1), 4, 0),`
      : '';
  const [a, b] = [`x.${column}`, `y.${column}`];
  return `multiIf(${a} = '' OR ${b} = '', 9, ${a} = ${b}, 6, ${special}
    ${jw(a, b)} >= 0.92 OR (least(length(${a}), length(${b})) >= 4 AND ${distance(a, b)} <= 1), 3, ${within(column)}, 3, ${jw(a, b)} >= 0.84, 2,
    x.${column}_sound = y.${column}_sound AND x.${column}_sound != '', 1, 0)`;
};

const SWAP = `multiIf(x.given = '' OR y.given = '' OR x.family = '' OR y.family = '' OR (gs >= 3 AND fs >= 3), 0,
  x.given = y.family AND x.family = y.given, 2, ${jw('x.given', 'y.family')} >= 0.9 AND ${jw('x.family', 'y.given')} >= 0.9, 1, 0)`;

/** Chinese names are short: only equal characters, equal sound and one differing character of three say anything. */
const HAN_NAME = cascade(
  'name',
  [
    ['x.han = y.han', 'exact'],
    ['gs = 6 AND fs = 6', 'close'],
    ['fs = 6 AND lengthUTF8(x.han) >= 3 AND lengthUTF8(x.han) = lengthUTF8(y.han) AND editDistanceUTF8(x.han, y.han) = 1', 'loose'],
    ['fs = 6', 'family'],
    ['gs = 6', 'given'],
  ],
  'other',
);

const NAME = `multiIf(x.han != '' AND y.han != '', ${HAN_NAME}, ${cascade(
  'name',
  [
    ['gs = 9 AND fs = 9', 'none'],
    ['(gs = 9 AND fs = 6) OR (fs = 9 AND gs IN (5, 6))', 'part_exact'],
    ['(gs = 9 AND fs >= 2) OR (fs = 9 AND gs >= 2)', 'part_close'],
    ['gs = 9 OR fs = 9', 'part_other'],
    [`gs = 6 AND fs = 6 AND x.han = '' AND y.han = ''`, 'exact'],
    ['sw = 2', 'swapped'],
    ['gs = 5 AND fs IN (3, 6)', 'nickname'],
    ['gs IN (3, 6) AND fs IN (3, 6)', 'close'],
    ['sw = 1', 'swapped_close'],
    ['gs = 4 AND fs IN (3, 6)', 'initial'],
    ['gs >= 2 AND gs != 4 AND fs >= 1 AND fs != 9', 'loose'],
    ['fs = 6', 'family'],
    ['gs >= 5', 'given'],
  ],
  'other',
)})`;

const MIDDLE = cascade(
  'middle_name',
  [
    [`x.middle = '' OR y.middle = ''`, 'none'],
    [same('middle'), 'exact'],
    ['(length(x.middle) = 1 OR length(y.middle) = 1) AND substring(x.middle, 1, 1) = substring(y.middle, 1, 1)', 'initial'],
    [`${jw('x.middle', 'y.middle')} >= 0.88`, 'close'],
  ],
  'other',
);

const part = (side: string, from: number, length: number): string => `substring(${side}.birth_date, ${from}, ${length})`;
const samePart = (from: number, length: number): string => `${part('x', from, length)} = ${part('y', from, length)}`;

const BIRTH_DATE = cascade(
  'birth_date',
  [
    [`x.birth_date = '' OR y.birth_date = ''`, 'none'],
    [
      'least(length(x.birth_date), length(y.birth_date)) < 10 AND (startsWith(x.birth_date, y.birth_date) OR startsWith(y.birth_date, x.birth_date))',
      'part_same',
    ],
    ['least(length(x.birth_date), length(y.birth_date)) < 10', 'part_other'],
    [same('birth_date'), 'exact'],
    [`${distance('x.birth_date', 'y.birth_date')} <= 1`, 'one_digit'],
    [`${samePart(1, 4)} AND ${part('x', 6, 2)} = ${part('y', 9, 2)} AND ${part('x', 9, 2)} = ${part('y', 6, 2)}`, 'day_month_swapped'],
    [`toUInt8(${samePart(1, 4)}) + toUInt8(${samePart(6, 2)}) + toUInt8(${samePart(9, 2)}) = 2`, 'two_parts'],
    [`abs(toInt32OrZero(${part('x', 1, 4)}) - toInt32OrZero(${part('y', 1, 4)})) <= 1`, 'within_year'],
  ],
  'other',
);

const EMAIL = cascade(
  'email',
  [
    ['(x.email_is_role = 1 AND (notEmpty(y.email) OR y.email_is_role = 1)) OR (y.email_is_role = 1 AND notEmpty(x.email))', 'role'],
    ['empty(x.email) OR empty(y.email)', 'none'],
    ['hasAny(x.email, y.email)', 'exact'],
    [`${distance('x.email[1]', 'y.email[1]')} <= 1`, 'one_letter'],
    ['hasAny(x.email_user, y.email_user)', 'same_user'],
    [`length(x.email[1]) >= 10 AND length(y.email[1]) >= 10 AND ${distance('x.email[1]', 'y.email[1]')} <= 3`, 'close'],
    [`${jw('x.email_user[1]', 'y.email_user[1]')} >= 0.92`, 'similar_user'],
  ],
  'other',
);

const PHONE = cascade(
  'phone',
  [
    ['empty(x.phone) OR empty(y.phone)', 'none'],
    ['hasAny(x.phone, y.phone)', 'exact'],
    ['hasAny(x.phone_tail, y.phone_tail)', 'same_tail'],
    [`length(x.phone[1]) > 7 AND ${distance('x.phone[1]', 'y.phone[1]')} <= 1`, 'one_digit'],
  ],
  'other',
);

const ADDRESS = cascade(
  'address',
  [
    [`NOT ((${both('street')}) OR (${both('postal_code')}) OR (${both('city')}))`, 'none'],
    [`${both('street')} AND house_same AND ${same('street')} AND (zip_same OR city_same)`, 'exact'],
    [`${both('street')} AND house_same AND street_alike AND (zip_same OR city_same OR zip_close)`, 'close'],
    [`${both('street')} AND ${same('street')} AND (house_same OR zip_same OR city_same)`, 'street'],
    [`${both('street')} AND zip_same AND house_same`, 'postcode_house'],
    [`${both('street')} AND zip_same`, 'postcode'],
    [`${both('street')} AND city_same`, 'city'],
    [`${both('street')} AND (zip_close OR city_close)`, 'city_close'],
    [both('street'), 'other'],
    [`${both('postal_code')} AND zip_same`, 'area_postcode'],
    [`${both('postal_code')} AND city_same`, 'area_city'],
    [`${both('postal_code')} AND (zip_close OR city_close)`, 'area_close'],
    [both('postal_code'), 'area_other'],
    ['city_same', 'city_exact'],
    ['city_close', 'city_similar'],
  ],
  'city_other',
);

const simple = (key: 'gender' | 'occupation', column: string): string =>
  cascade(
    key,
    [
      [`x.${column} = '' OR y.${column} = ''`, 'none'],
      [same(column), 'exact'],
    ],
    'other',
  );

/** Level code of each comparison for records x and y. */
const CODES: Readonly<Record<ComparisonKey, string>> = {
  name: NAME,
  middle_name: MIDDLE,
  birth_date: BIRTH_DATE,
  email: EMAIL,
  phone: PHONE,
  address: ADDRESS,
  national_id: cascade(
    'national_id',
    [
      [`x.national_id = '' OR y.national_id = ''`, 'none'],
      [same('national_id'), 'exact'],
      [`${distance('x.national_id', 'y.national_id')} <= 1`, 'one_digit'],
    ],
    'other',
  ),
  gender: simple('gender', 'gender'),
  company: cascade(
    'company',
    [
      [`x.company = '' OR y.company = ''`, 'none'],
      [same('company'), 'exact'],
      [`${jw('x.company', 'y.company')} >= 0.9`, 'close'],
    ],
    'other',
  ),
  occupation: simple('occupation', 'occupation'),
};

/** Names used by several levels, computed once a pair. */
const HELPERS = `
  ${likeness('given')} AS gs, ${likeness('family')} AS fs, ${SWAP} AS sw,
  ${both('house')} AND ${same('house')} AS house_same,
  ${both('postal_code')} AND ${same('postal_code')} AS zip_same,
  ${both('city')} AND ${same('city')} AS city_same,
  ${both('postal_code')} AND NOT zip_same AND length(x.postal_code) > 3 AND ${distance('x.postal_code', 'y.postal_code')} <= 1 AS zip_close,
  ${both('city')} AND NOT city_same AND ${jw('x.city', 'y.city')} >= 0.9 AS city_close,
  ${jw('x.street', 'y.street')} >= 0.9 AS street_alike`;

const code = (key: ComparisonKey, ...levels: string[]): string => `c_${key} IN (${levels.map((l) => levelCode(key, l)).join(', ')})`;

/** Carriers of the value on which a comparison's level agrees; the commoner of two similar values. */
const COUNTS = `
  toUInt32(multiIf(${code('name', 'exact', 'swapped', 'close')}, greatest(x.n_full, y.n_full), ${code('name', 'nickname', 'initial', 'family')}, greatest(x.n_family, y.n_family),
    ${code('name', 'given')}, greatest(x.n_given, y.n_given), ${code('name', 'part_exact')}, if(x.family = y.family AND x.family != '', greatest(x.n_family, y.n_family), greatest(x.n_given, y.n_given)), 0)) AS n_name,
  toUInt32(if(${code('middle_name', 'exact')}, x.n_middle, 0)) AS n_middle_name,
  toUInt32(if(${code('birth_date', 'exact')}, x.n_birth_date, 0)) AS n_birth_date,
  toUInt32(multiIf(${code('address', 'exact', 'close')}, greatest(x.n_address, y.n_address), ${code('address', 'postcode', 'area_postcode')}, x.n_postal_code,
    ${code('address', 'city', 'area_city', 'city_exact')}, x.n_city, 0)) AS n_address,
  toUInt32(if(${code('national_id', 'exact')}, x.n_national_id, 0)) AS n_national_id,
  toUInt32(if(${code('company', 'exact')}, x.n_company, 0)) AS n_company`;

const codeColumns = (active: ReadonlySet<ComparisonKey>): string =>
  COMPARISONS.map((c) => `${active.has(c.key) ? `toUInt8(${CODES[c.key]})` : 'toUInt8(0)'} AS c_${c.key}`).join(',\n  ');

const PATTERN = COMPARISONS.map((c, i) => `bitShiftLeft(toUInt64(c_${c.key}), ${4 * i})`).join(' + ');

/** Statement that compares the candidate pairs. Pairs within a source of `exclusive` (no two records of it are one person) are left out. */
export const fillCompared = (active: ReadonlySet<ComparisonKey>, exclusive: readonly number[], overCap: number): string => `
INSERT INTO match_compared
SELECT a, b, mask, ${PATTERN} AS pattern, n_name, n_middle_name, n_birth_date,
  toUInt32(multiIf(NOT (${code('email', 'exact')}), 0, n_email = 0, ${overCap}, n_email)),
  toUInt32(multiIf(NOT (${code('phone', 'exact')}), 0, n_phone = 0, ${overCap}, n_phone)),
  n_address, n_national_id, n_company, n_external_id
FROM (
  SELECT p.a AS a, p.b AS b, p.mask AS mask, p.n_email AS n_email, p.n_phone AS n_phone, p.n_external_id AS n_external_id,
  ${HELPERS},
  ${codeColumns(active)},
  ${COUNTS}
  FROM match_pair AS p INNER JOIN match_feature AS x ON x.pos = p.a INNER JOIN match_feature AS y ON y.pos = p.b
  ${exclusive.length > 0 ? `WHERE NOT (x.source_id = y.source_id AND x.source_id IN (${exclusive.join(', ')}))` : ''}
)`;

/** Patterns of random pairs: each record with the `steps` records behind it in hash order, wrapping around. */
export const randomPatterns = (active: ReadonlySet<ComparisonKey>, records: number, steps: number): string => `
SELECT ${PATTERN} AS pattern, count() AS pairs
FROM (
  SELECT ${HELPERS},
  ${codeColumns(active)}
  FROM (SELECT pos AS a, (pos + arrayJoin(range(1, ${steps + 1}))) % ${records} AS b FROM match_feature) AS p
  INNER JOIN match_feature AS x ON x.pos = p.a INNER JOIN match_feature AS y ON y.pos = p.b
)
GROUP BY pattern ORDER BY pattern`;

/** Patterns of the candidates, apart for each set of blocking rules in `sessionMask`. */
export const candidatePatterns = (sessionMask: number): string => `
SELECT pattern, bitAnd(mask, ${sessionMask}) AS blocks, count() AS pairs FROM match_compared GROUP BY pattern, blocks ORDER BY pattern, blocks`;
