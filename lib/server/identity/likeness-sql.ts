import type { ComparisonKey } from '../../identity/comparisons.ts';

/**
 * How alike records x and y are, as columns of numbers from which the comparison levels are read. Meant to run without short-circuit
 * evaluation, which copies columns for every branch (10 × slower): conditions are cheap numbers, and a string distance is spared by
 * giving it empty texts (`only`): both or none, since the engine's Jaro–Winkler of a text and an empty one is no similarity.
 */

const only = (condition: string, text: string): string => `if(${condition}, ${text}, '')`;
const apply = (fn: string, condition: string, a: string, b: string): string => `${fn}(${only(condition, a)}, ${only(condition, b)})`;
const jw = (condition: string, a: string, b: string): string => apply('jaroWinklerSimilarity', condition, a, b);
const distance = (condition: string, a: string, b: string): string =>
  `if(${condition}, ${apply('damerauLevenshteinDistance', condition, a, b)}, 99)`;
const lengthGap = (a: string, b: string): string => `abs(toInt32(length(${a})) - toInt32(length(${b})))`;
const both = (hash: string): string => `x.${hash} != 0 AND y.${hash} != 0`;
const found = (bit: number): string => `bitTest(p.mask, ${bit})`;

/** `<name>_slip`: one character wrong, or two neighbours swapped, or one character more or less, where `condition` holds. */
const slip = (name: string, condition: string, a: string, b: string): string => `
  (${condition}) AND length(${a}) > 3 AND length(${a}) = length(${b}) AS ${name}_even,
  ${apply('byteHammingDistance', `${name}_even`, a, b)} AS ${name}_wrong,
  (${name}_even AND ${name}_wrong = 2) OR ((${condition}) AND length(${a}) > 3 AND ${lengthGap(a, b)} = 1) AS ${name}_near,
  ${distance(`${name}_near`, a, b)} AS ${name}_edits,
  (${name}_even AND ${name}_wrong = 1) OR ${name}_edits <= 1 AS ${name}_slip`;

const wordsOf = (side: string, column: string): string =>
  `if(empty(${side}.${column}_words), [${side}.${column}], ${side}.${column}_words)`;

/** `<p>s`: 9 missing, 6 equal, 5 nickname, 4 fitting initial, 3 close, 2 loosely alike, 1 sounds alike, 0 different. */
const namePart = (column: 'given' | 'family', p: string, words: boolean): string => {
  const [a, b, h] = [`x.${column}`, `y.${column}`, `h_${column}`];
  const special =
    column === 'given'
      ? `hasAny(x.nicknames, y.nicknames), 5, length(${a}) = 1 OR length(${b}) = 1, if(reinterpretAsUInt8(${a}) = reinterpretAsUInt8(${b}), 4, 0),`
      : '';
  const within = words
    ? `hasAll(${wordsOf('x', column)}, ${wordsOf('y', column)}) OR hasAll(${wordsOf('y', column)}, ${wordsOf('x', column)})`
    : '0';
  return `
  x.${h} = y.${h} AS ${p}_equal, ${both(h)} AS ${p}_both, ${p}_both AND NOT ${p}_equal AS ${p}_try,
  ${jw(`${p}_try`, a, b)} AS ${p}_jw,
  ${p}_try AND ${p}_jw >= 0.8 AND ${p}_jw < 0.92 AND length(${a}) >= 4 AND length(${b}) >= 4 AND ${lengthGap(a, b)} <= 1 AS ${p}_near,
  ${distance(`${p}_near`, a, b)} AS ${p}_edits,
  multiIf(NOT ${p}_both, 9, ${p}_equal, 6, ${special} ${p}_jw >= 0.92 OR ${p}_edits <= 1 OR ${within}, 3, ${p}_jw >= 0.84, 2,
    x.${column}_sound = y.${column}_sound AND x.${column}_sound != 0, 1, 0) AS ${p}s`;
};

const SWAP = `
  gs < 9 AND fs < 9 AND NOT (gs >= 3 AND fs >= 3) AS s_try,
  s_try AND reinterpretAsUInt8(x.given) = reinterpretAsUInt8(y.family) AND reinterpretAsUInt8(x.family) = reinterpretAsUInt8(y.given) AS s_near,
  ${jw('s_near', 'x.given', 'y.family')} AS s_jw1, ${jw('s_near', 'x.family', 'y.given')} AS s_jw2,
  multiIf(s_try AND x.h_given = y.h_family AND x.h_family = y.h_given, 2, s_jw1 >= 0.9 AND s_jw2 >= 0.9, 1, 0) AS sw`;

/** A lone name may be any part of the other's: `gosson` in the column of given names is Stephen Gosson's family name. */
const LONE = `
  fs = 9 AND (gs < 2 OR gs = 9) AND ((x.h_given != 0 AND x.h_given = y.h_family) OR (y.h_given != 0 AND y.h_given = x.h_family)) AS l_family,
  gs = 9 AND fs < 2 AND ((x.h_family != 0 AND x.h_family = y.h_given) OR (y.h_family != 0 AND y.h_family = x.h_given)) AS l_given`;

const HAN = `
  x.han != '' AND y.han != '' AS h_both, h_both AND x.han = y.han AS h_equal,
  h_both AND NOT h_equal AND fs = 6 AND lengthUTF8(x.han) >= 3 AND lengthUTF8(x.han) = lengthUTF8(y.han) AS h_try,
  if(h_try, ${apply('editDistanceUTF8', 'h_try', 'x.han', 'y.han')}, 9) AS h_edits`;
const NO_HAN = '0 AS h_both, 0 AS h_equal, 9 AS h_edits';

const MIDDLE = `
  ${both('h_middle')} AS m_both, m_both AND x.h_middle = y.h_middle AS m_equal,
  m_both AND (length(x.middle) = 1 OR length(y.middle) = 1) AND reinterpretAsUInt8(x.middle) = reinterpretAsUInt8(y.middle) AS m_initial,
  ${jw('m_both AND NOT m_equal', 'x.middle', 'y.middle')} AS m_jw`;

const BIRTH = `
  ${both('h_birth_date')} AS b_both, b_both AND x.birth_day > 0 AND y.birth_day > 0 AS b_full, b_both AND x.h_birth_date = y.h_birth_date AS b_equal,
  b_full AND x.birth_year = y.birth_year AS b_year, b_full AND x.birth_month = y.birth_month AS b_month, b_full AND x.birth_day = y.birth_day AS b_day,
  ${slip('b', 'b_full AND NOT b_equal', 'x.birth_date', 'y.birth_date')}`;

/** An equal value may stand behind the first: then the blocking rule of e-mails (0), their users (4), phones (1) or their ends (5) has found the pair. */
const EMAIL = `
  ${both('h_email')} AS e_both, e_both AND (${found(0)} OR x.h_email = y.h_email) AS e_equal,
  e_both AND (${found(4)} OR (x.h_user = y.h_user AND x.h_user != 0)) AS e_user,
  bitXor(x.email_start, y.email_start) AS e_start,
  e_both AND NOT e_equal AND (e_user OR e_start < 256 OR bitAnd(e_start, 255) = 0) AS e_alike,
  e_alike AND ${lengthGap('x.email1', 'y.email1')} <= 3 AS e_near,
  ${distance('e_near', 'x.email1', 'y.email1')} AS e_edits,
  ${jw('e_alike AND e_edits > 3 AND NOT e_user AND x.h_user != 0 AND y.h_user != 0', 'x.user1', 'y.user1')} AS e_jw,
  (x.email_is_role = 1 AND (x.h_email != 0 OR y.h_email != 0 OR y.email_is_role = 1)) OR (y.email_is_role = 1 AND x.h_email != 0) AS e_role`;

const PHONE = `
  ${both('h_phone')} AS p_both, p_both AND (${found(1)} OR x.h_phone = y.h_phone) AS p_equal,
  p_both AND (${found(5)} OR (x.h_tail = y.h_tail AND x.h_tail != 0)) AS p_tail,
  ${slip('p', 'p_both AND NOT p_equal AND NOT p_tail', 'x.phone1', 'y.phone1')}`;

/** Fewest digits of a phone number that has its area. */
const WHOLE_NUMBER = 9;

/**
 * What standardising refused is a hint where it is alike, and says nothing where it differs. Two whole phone
 * numbers of an unknown country are compared like any others: it is one country.
 */
const EMAIL_REFUSED = 'x.email_is_refused = 1 OR y.email_is_refused = 1 AS e_refused';
const NO_EMAIL_REFUSED = '0 AS e_refused';
const PHONE_REFUSED = `
  (x.phone_is_refused = 1 OR y.phone_is_refused = 1) AND NOT (x.phone_is_refused = 1 AND y.phone_is_refused = 1 AND length(x.phone1) >= ${WHOLE_NUMBER} AND length(y.phone1) >= ${WHOLE_NUMBER}) AS p_refused,
  p_refused AND p_both AND (p_equal OR endsWith(x.phone1, y.phone1) OR endsWith(y.phone1, x.phone1)) AS p_alike`;
const NO_PHONE_REFUSED = '0 AS p_refused, 0 AS p_alike';

const STREETS = `
  x.street != '' AND y.street != '' AS a_streets, a_streets AND x.street = y.street AS a_street, x.house != '' AND x.house = y.house AS a_house,
  ${jw('a_streets AND a_house AND NOT a_street AND (a_zip OR a_city OR a_zip_close)', 'x.street', 'y.street')} >= 0.9 AS a_street_close`;
const NO_STREETS = '0 AS a_streets, 0 AS a_street, 0 AS a_house, 0 AS a_street_close';
const ZIPS = `
  ${both('h_postal_code')} AS a_zips, a_zips AND x.h_postal_code = y.h_postal_code AS a_zip,
  ${slip('z', 'a_zips AND NOT a_zip', 'x.postal_code', 'y.postal_code')}, z_slip AS a_zip_close`;
const NO_ZIPS = '0 AS a_zips, 0 AS a_zip, 0 AS a_zip_close';
const CITIES = `
  ${both('h_city')} AS a_cities, a_cities AND x.h_city = y.h_city AS a_city,
  ${jw('a_cities AND NOT a_city AND reinterpretAsUInt8(x.city) = reinterpretAsUInt8(y.city)', 'x.city', 'y.city')} >= 0.9 AS a_city_close`;
const NO_CITIES = '0 AS a_cities, 0 AS a_city, 0 AS a_city_close';

const NATIONAL_ID = `
  ${both('h_national_id')} AS n_both, n_both AND x.h_national_id = y.h_national_id AS n_equal,
  ${slip('n', 'n_both AND NOT n_equal', 'x.national_id', 'y.national_id')}`;
const COMPANY = `
  ${both('h_company')} AS c_both, c_both AND x.h_company = y.h_company AS c_equal,
  ${jw('c_both AND NOT c_equal', 'x.company', 'y.company')} AS c_jw`;

/** What there is to compare: the comparisons with values, and what of them occurs at all. */
export interface Compared {
  readonly active: ReadonlySet<ComparisonKey>;
  /** Any name in Chinese characters. */
  readonly han: boolean;
  /** Any given or family name of several words. */
  readonly words: boolean;
  readonly street: boolean;
  readonly postalCode: boolean;
  readonly city: boolean;
  /** Any e-mail or phone that standardising refused. */
  readonly refused: boolean;
}

/** Columns of numbers about records x and y; what no record has costs nothing. */
export const likeness = (what: Compared): string => {
  const parts: (string | false)[] = [
    what.active.has('name') &&
      [namePart('given', 'g', what.words), namePart('family', 'f', what.words), SWAP, LONE, what.han ? HAN : NO_HAN].join(','),
    what.active.has('middle_name') && MIDDLE,
    what.active.has('birth_date') && BIRTH,
    what.active.has('email') && [EMAIL, what.refused ? EMAIL_REFUSED : NO_EMAIL_REFUSED].join(','),
    what.active.has('phone') && [PHONE, what.refused ? PHONE_REFUSED : NO_PHONE_REFUSED].join(','),
    what.active.has('address') &&
      [what.postalCode ? ZIPS : NO_ZIPS, what.city ? CITIES : NO_CITIES, what.street ? STREETS : NO_STREETS].join(','),
    what.active.has('national_id') && NATIONAL_ID,
    what.active.has('company') && COMPANY,
  ];
  return parts.filter((part) => part !== false).join(',') || '1 AS nothing';
};
