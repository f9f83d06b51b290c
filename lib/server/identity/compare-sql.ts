import { COMPARISONS, type ComparisonKey, levelCode } from '../../identity/comparisons.ts';
import { type CountedKind, carriers } from './feature-sql.ts';
import { layered } from './layered-sql.ts';
import { type Compared, likeness } from './likeness-sql.ts';

/** `multiIf` over (condition, level) pairs; the last entry is the level of all others. */
const cascade = (key: ComparisonKey, cases: readonly (readonly [string, string])[], otherwise: string): string =>
  `multiIf(${cases.map(([when, name]) => `${when}, ${name === 'none' ? 0 : levelCode(key, name)}`).join(', ')}, ${otherwise === 'none' ? 0 : levelCode(key, otherwise)})`;

/**
 * Chinese names are short, and many share their sound: only equal characters say who it is. Another character of the same sound in a
 * name of three or more is a likely slip of the keyboard; any other equal sound is no more than a likeness.
 */
const HAN_NAME = cascade(
  'name',
  [
    ['h_equal', 'exact'],
    ['gs = 6 AND fs = 6 AND h_edits = 1', 'close'],
    ['(gs = 6 AND fs = 6) OR h_edits = 1', 'loose'],
    ['fs = 6', 'family'],
    ['gs = 6', 'given'],
  ],
  'other',
);

const NAME = `multiIf(h_both, ${HAN_NAME}, ${cascade(
  'name',
  [
    ['l_family', 'part_family'],
    ['l_given', 'part_exact'],
    ['gs = 9 AND fs = 9', 'none'],
    ['gs = 9 AND fs = 6', 'part_family'],
    ['fs = 9 AND gs IN (5, 6)', 'part_exact'],
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
      ['NOT b_full AND abs(toInt32(x.birth_year) - toInt32(y.birth_year)) <= 1 AND x.birth_year > 0 AND y.birth_year > 0', 'part_near'],
      ['NOT b_full', 'part_other'],
      ['b_equal', 'exact'],
      ['b_year AND ((x.birth_month = 1 AND x.birth_day = 1) OR (y.birth_month = 1 AND y.birth_day = 1))', 'year_only'],
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
      ['e_equal AND e_refused', 'close'],
      ['e_equal', 'exact'],
      ['e_edits <= 1', 'one_letter'],
      ['e_user', 'same_user'],
      ['e_edits <= 3 AND length(x.email1) >= 10 AND length(y.email1) >= 10', 'close'],
      ['e_jw >= 0.92', 'similar_user'],
      ['e_refused', 'none'],
    ],
    'other',
  ),
  phone: cascade(
    'phone',
    [
      ['NOT p_both', 'none'],
      ['p_alike', 'one_digit'],
      ['p_refused', 'none'],
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

const COUNT_KINDS: Readonly<Partial<Record<ComparisonKey, readonly (readonly [levels: readonly string[], kind: CountedKind])[]>>> = {
  name: [
    [['exact', 'swapped', 'close'], 'full'],
    [['nickname', 'initial', 'family'], 'family'],
    [['given'], 'given'],
  ],
  middle_name: [[['exact'], 'middle']],
  birth_date: [[['exact'], 'birth_date']],
  address: [
    [['exact', 'close'], 'address'],
    [['postcode', 'area_postcode'], 'postal_code'],
    [['city', 'area_city', 'city_exact'], 'city'],
  ],
  national_id: [[['exact'], 'national_id']],
  company: [[['exact'], 'company']],
};

/** Carriers of the value on which a comparison's level agrees; the commoner of two similar values. */
const countOf = (key: ComparisonKey): string => {
  const cases = (COUNT_KINDS[key] ?? []).map(
    ([levels, kind]) => `${code(key, ...levels)}, greatest(${carriers(kind, `x.h_${kind}`)}, ${carriers(kind, `y.h_${kind}`)})`,
  );
  // Part of a name: the part that agrees.
  const part =
    key === 'name'
      ? [
          `${code(key, 'part_family')}, greatest(${carriers('family', 'x.h_family')}, ${carriers('family', 'y.h_family')})`,
          `${code(key, 'part_exact')}, greatest(${carriers('given', 'x.h_given')}, ${carriers('given', 'y.h_given')})`,
        ]
      : [];
  return `toUInt32(multiIf(${[...cases, ...part].join(', ')}, 0))`;
};

const COUNTED_HERE = ['name', 'middle_name', 'birth_date', 'address', 'national_id', 'company'] as const;

const countColumns = (active: ReadonlySet<ComparisonKey>): string =>
  COUNTED_HERE.map((key) => `${active.has(key) ? countOf(key) : 'toUInt32(0)'} AS n_${key}`).join(',\n  ');

const codeColumns = (active: ReadonlySet<ComparisonKey>): string =>
  COMPARISONS.map((c) => `${active.has(c.key) ? `toUInt8(${CODES[c.key]})` : 'toUInt8(0)'} AS c_${c.key}`).join(',\n  ');

const PATTERN = COMPARISONS.map((c, i) => `bitShiftLeft(toUInt64(c_${c.key}), ${4 * i})`).join(' + ');

const joinFeatures = (features: string): string =>
  `INNER JOIN ${features} AS x ON x.record_id = p.a INNER JOIN ${features} AS y ON y.record_id = p.b`;

/** See likeness-sql.ts. Looking for comparisons that follow from one another costs a third of a second here, and finds none. */
const EAGER = `SETTINGS short_circuit_function_evaluation = 'disable', optimize_and_compare_chain = 0`;

/** Carriers of an identifier that was too common to find pairs by: more than `overCap`. */
const identifierCount = (key: 'email' | 'phone', overCap: number): string =>
  `toUInt32(multiIf(NOT (${code(key, 'exact')}), 0, p.n_${key} = 0, ${overCap + 1}, p.n_${key}))`;

/** Columns of `match_compared`, in their order. */
const COMPARED = [
  ...['a', 'b', 'mask', 'pattern', 'n_name', 'n_middle_name', 'n_birth_date', 'n_email', 'n_phone', 'n_address', 'n_national_id'],
  ...['n_company', 'n_external_id'],
];

/** Statement that compares the candidate pairs; `few` when their records have been copied by `fillPaired`, which is worth it for a small part of all. Pairs within a source of `exclusive` (no two records of it are one person) are left out. */
export const fillCompared = (what: Compared, exclusive: readonly number[], overCap: number, few = false): string => {
  const definitions = [
    'p.a AS a, p.b AS b, p.mask AS mask, p.n_external_id AS n_external_id',
    likeness(what),
    codeColumns(what.active),
    countColumns(what.active),
    `${identifierCount('email', overCap)} AS n_email, ${identifierCount('phone', overCap)} AS n_phone`,
    `${PATTERN} AS pattern`,
  ].join(',\n');
  const apart = exclusive.length > 0 ? `WHERE NOT (x.source_id = y.source_id AND x.source_id IN (${exclusive.join(', ')}))` : '';
  return `
INSERT INTO match_compared
SELECT ${COMPARED.join(', ')}
FROM (${layered(definitions, `FROM match_pair AS p ${joinFeatures(few ? 'match_sample' : 'match_feature')} ${apart}`, COMPARED)})
${EAGER}`;
};

/** Statement that copies what comparing reads of the records of the candidate pairs into `match_sample`. */
export const fillPaired = (what: Compared): string => {
  const read = [likeness(what), codeColumns(what.active), countColumns(what.active)].join().matchAll(/\b[xy]\.(\w+)/g);
  const columns = [...new Set(['record_id', 'source_id', ...[...read].map(([, column = '']) => column)])].join(', ');
  return `INSERT INTO match_sample (${columns}) SELECT ${columns} FROM match_feature WHERE record_id IN (SELECT arrayJoin([a, b]) FROM match_pair)`;
};

/** Statement that copies every `every`th record by hash into `match_sample`. */
export const fillSample = (every: number): string => `INSERT INTO match_sample SELECT * FROM match_feature WHERE ord % ${every} = 0`;

/** Number of records in the sample. */
export const SAMPLE_SIZE = 'SELECT count() AS size FROM match_sample';

const PLACES = 'SELECT record_id, row_number() OVER (ORDER BY ord, record_id) - 1 AS place FROM match_sample';

/** Patterns of random pairs: each of the `size` records of the sample with the `steps` records behind it in the order of their hashes, wrapping around. */
export const randomPatterns = (what: Compared, sample: { readonly size: number; readonly steps: number }): string => {
  const definitions = [likeness(what), codeColumns(what.active), `${PATTERN} AS pattern`].join(',\n');
  const pairs = `
    SELECT l.record_id AS a, r.record_id AS b, toUInt64(0) AS mask
    FROM (SELECT record_id, (place + arrayJoin(range(1, ${sample.steps + 1}))) % ${sample.size} AS other FROM (${PLACES})) AS l
    INNER JOIN (${PLACES}) AS r ON r.place = l.other`;
  return `
SELECT pattern, count() AS pairs
FROM (${layered(definitions, `FROM (${pairs}) AS p ${joinFeatures('match_sample')}`, ['pattern'])})
GROUP BY pattern ORDER BY pattern
${EAGER}`;
};

/** Patterns of the candidates, apart for each set of blocking rules in `sessionMask`. */
export const candidatePatterns = (sessionMask: number): string => `
SELECT pattern, bitAnd(mask, ${sessionMask}) AS blocks, count() AS pairs FROM match_compared GROUP BY pattern, blocks ORDER BY pattern, blocks`;
