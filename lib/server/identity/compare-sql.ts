import { COMPARISONS, type ComparisonKey, levelCode } from '../../identity/comparisons.ts';
import { likeness } from './likeness-sql.ts';

/** `multiIf` over (condition, level) pairs; the last entry is the level of all others. */
const cascade = (key: ComparisonKey, cases: readonly (readonly [string, string])[], otherwise: string): string =>
  `multiIf(${cases.map(([when, name]) => `${when}, ${name === 'none' ? 0 : levelCode(key, name)}`).join(', ')}, ${otherwise === 'none' ? 0 : levelCode(key, otherwise)})`;

/** Chinese names are short: only equal characters, equal sound and one differing character of three say anything. */
const HAN_NAME = cascade(
  'name',
  [
    ['h_equal', 'exact'],
    ['gs = 6 AND fs = 6', 'close'],
    ['h_edits = 1', 'loose'],
    ['fs = 6', 'family'],
    ['gs = 6', 'given'],
  ],
  'other',
);

const NAME = `multiIf(h_both, ${HAN_NAME}, ${cascade(
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
    ['gs >= 2 AND gs != 4 AND fs >= 1', 'loose'],
    ['fs = 6', 'family'],
    ['gs >= 5', 'given'],
  ],
  'other',
)})`;

/** Level code of each comparison, read from the columns of likeness-sql.ts. */
const CODES: Readonly<Record<ComparisonKey, string>> = {
  name: NAME,
  middle_name: cascade(
    'middle_name',
    [
      ['NOT m_both', 'none'],
      ['m_equal', 'exact'],
      ['m_initial', 'initial'],
      ['m_jw >= 0.88', 'close'],
    ],
    'other',
  ),
  birth_date: cascade(
    'birth_date',
    [
      ['NOT b_both', 'none'],
      ['NOT b_full AND (startsWith(x.birth_date, y.birth_date) OR startsWith(y.birth_date, x.birth_date))', 'part_same'],
      ['NOT b_full', 'part_other'],
      ['b_equal', 'exact'],
      ['b_slip', 'one_digit'],
      ['b_year AND x.birth_month = y.birth_day AND x.birth_day = y.birth_month', 'day_month_swapped'],
      ['b_year + b_month + b_day = 2', 'two_parts'],
      ['abs(toInt32(x.birth_year) - toInt32(y.birth_year)) <= 1', 'within_year'],
    ],
    'other',
  ),
  email: cascade(
    'email',
    [
      ['e_role', 'role'],
      ['NOT e_both', 'none'],
      ['e_equal', 'exact'],
      ['e_edits <= 1', 'one_letter'],
      ['e_user', 'same_user'],
      ['e_edits <= 3 AND length(x.email[1]) >= 10 AND length(y.email[1]) >= 10', 'close'],
      ['e_jw >= 0.92', 'similar_user'],
    ],
    'other',
  ),
  phone: cascade(
    'phone',
    [
      ['NOT p_both', 'none'],
      ['p_equal', 'exact'],
      ['p_tail', 'same_tail'],
      ['p_slip', 'one_digit'],
    ],
    'other',
  ),
  address: cascade(
    'address',
    [
      ['NOT (a_streets OR a_zips OR a_cities)', 'none'],
      ['a_street AND a_house AND (a_zip OR a_city)', 'exact'],
      ['a_street_close', 'close'],
      ['a_street AND (a_house OR a_zip OR a_city)', 'street'],
      ['a_streets AND a_zip AND a_house', 'postcode_house'],
      ['a_streets AND a_zip', 'postcode'],
      ['a_streets AND a_city', 'city'],
      ['a_streets AND (a_zip_close OR a_city_close)', 'city_close'],
      ['a_streets', 'other'],
      ['a_zip', 'area_postcode'],
      ['a_zips AND a_city', 'area_city'],
      ['a_zips AND (a_zip_close OR a_city_close)', 'area_close'],
      ['a_zips', 'area_other'],
      ['a_city', 'city_exact'],
      ['a_city_close', 'city_similar'],
    ],
    'city_other',
  ),
  national_id: cascade(
    'national_id',
    [
      ['NOT n_both', 'none'],
      ['n_equal', 'exact'],
      ['n_slip', 'one_digit'],
    ],
    'other',
  ),
  gender: cascade(
    'gender',
    [
      [`x.gender = '' OR y.gender = ''`, 'none'],
      ['x.gender = y.gender', 'exact'],
    ],
    'other',
  ),
  company: cascade(
    'company',
    [
      ['NOT c_both', 'none'],
      ['c_equal', 'exact'],
      ['c_jw >= 0.9', 'close'],
    ],
    'other',
  ),
  occupation: cascade(
    'occupation',
    [
      [`x.occupation = '' OR y.occupation = ''`, 'none'],
      ['x.occupation = y.occupation', 'exact'],
    ],
    'other',
  ),
};

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

/** What there is to compare: the comparisons with values, and whether any name is in Chinese characters. */
export interface Compared {
  readonly active: ReadonlySet<ComparisonKey>;
  readonly anyHan: boolean;
}

/** Statement that compares the candidate pairs. Pairs within a source of `exclusive` (no two records of it are one person) are left out. */
export const fillCompared = (what: Compared, exclusive: readonly number[], overCap: number): string => `
INSERT INTO match_compared
SELECT a, b, mask, ${PATTERN} AS pattern, n_name, n_middle_name, n_birth_date,
  toUInt32(multiIf(NOT (${code('email', 'exact')}), 0, n_email = 0, ${overCap}, n_email)),
  toUInt32(multiIf(NOT (${code('phone', 'exact')}), 0, n_phone = 0, ${overCap}, n_phone)),
  n_address, n_national_id, n_company, n_external_id
FROM (
  SELECT p.a AS a, p.b AS b, p.mask AS mask, p.n_email AS n_email, p.n_phone AS n_phone, p.n_external_id AS n_external_id,
  ${likeness(what.anyHan)},
  ${codeColumns(what.active)},
  ${COUNTS}
  FROM match_pair AS p INNER JOIN match_feature AS x ON x.pos = p.a INNER JOIN match_feature AS y ON y.pos = p.b
  ${exclusive.length > 0 ? `WHERE NOT (x.source_id = y.source_id AND x.source_id IN (${exclusive.join(', ')}))` : ''}
)`;

/** Patterns of random pairs: each record with the `steps` records behind it in hash order, wrapping around. */
export const randomPatterns = (what: Compared, records: number, steps: number): string => `
SELECT ${PATTERN} AS pattern, count() AS pairs
FROM (
  SELECT ${likeness(what.anyHan)},
  ${codeColumns(what.active)}
  FROM (SELECT pos AS a, (pos + arrayJoin(range(1, ${steps + 1}))) % ${records} AS b FROM match_feature) AS p
  INNER JOIN match_feature AS x ON x.pos = p.a INNER JOIN match_feature AS y ON y.pos = p.b
)
GROUP BY pattern ORDER BY pattern`;

/** Patterns of the candidates, apart for each set of blocking rules in `sessionMask`. */
export const candidatePatterns = (sessionMask: number): string => `
SELECT pattern, bitAnd(mask, ${sessionMask}) AS blocks, count() AS pairs FROM match_compared GROUP BY pattern, blocks ORDER BY pattern, blocks`;
