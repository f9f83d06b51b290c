/**
 * How alike records x and y are, as columns of numbers from which the comparison levels are read. Every string distance stands alone
 * in an `if` behind cheap conditions: nested in one cascade the engine would filter and copy whole columns for each branch (8 × slower).
 */

const jw = (a: string, b: string): string => `jaroWinklerSimilarity(${a}, ${b})`;
const distance = (a: string, b: string): string => `damerauLevenshteinDistance(${a}, ${b})`;
const both = (column: string): string => `x.${column} != '' AND y.${column} != ''`;

/** Enough letters in common for a string distance to be worth its cost. */
const lettersAlike = (a: string, b: string): string =>
  `5 * bitCount(bitAnd(x.${a}_letters, y.${b}_letters)) >= 1.4 * (bitCount(x.${a}_letters) + bitCount(y.${b}_letters))`;

/** `<name>`: two texts of one length with one character wrong or two neighbours swapped, or lengths that differ by one character. */
const slip = (name: string, a: string, b: string): string => `
  if(length(${a}) = length(${b}) AND length(${a}) > 3, byteHammingDistance(${a}, ${b}), 99) AS ${name}_wrong,
  if(${name}_wrong = 2 OR (${name}_wrong = 99 AND length(${a}) > 3 AND abs(toInt32(length(${a})) - toInt32(length(${b}))) = 1), ${distance(a, b)}, 9) AS ${name}_edits,
  ${name}_wrong = 1 OR ${name}_edits <= 1 AS ${name}_slip`;

const wordsOf = (side: string, column: string): string =>
  `if(empty(${side}.${column}_words), [${side}.${column}], ${side}.${column}_words)`;

/** `<p>s`: 9 missing, 6 equal, 5 nickname, 4 fitting initial, 3 close, 2 loosely alike, 1 sounds alike, 0 different. */
const namePart = (column: 'given' | 'family', p: string): string => {
  const [a, b] = [`x.${column}`, `y.${column}`];
  const special =
    column === 'given'
      ? `hasAny(x.nicknames, y.nicknames), 5, length(${a}) = 1 OR length(${b}) = 1, if(substring(${a}, 1, 1) = substring(${b}, 1, 1), 4, 0),`
      : '';
  return `
  ${a} = ${b} AS ${p}_equal,
  ${both(column)} AND NOT ${p}_equal AND ${lettersAlike(column, column)} AS ${p}_alike,
  if(${p}_alike, ${jw(a, b)}, 0) AS ${p}_jw,
  if(${p}_alike AND ${p}_jw < 0.92 AND length(${a}) >= 4 AND length(${b}) >= 4 AND abs(toInt32(length(${a})) - toInt32(length(${b}))) <= 1, ${distance(a, b)}, 9) AS ${p}_edits,
  notEmpty(x.${column}_words) OR notEmpty(y.${column}_words) AS ${p}_worded,
  if(${p}_worded, hasAll(${wordsOf('x', column)}, ${wordsOf('y', column)}) OR hasAll(${wordsOf('y', column)}, ${wordsOf('x', column)}), 0) AS ${p}_within,
  multiIf(${a} = '' OR ${b} = '', 9, ${p}_equal, 6, ${special} ${p}_jw >= 0.92 OR ${p}_edits <= 1 OR ${p}_within, 3, ${p}_jw >= 0.84, 2,
    x.${column}_sound = y.${column}_sound AND x.${column}_sound != '', 1, 0) AS ${p}s`;
};

const SWAP = `
  gs < 9 AND fs < 9 AND NOT (gs >= 3 AND fs >= 3) AND ${lettersAlike('given', 'family')} AND ${lettersAlike('family', 'given')} AS s_try,
  if(s_try, ${jw('x.given', 'y.family')}, 0) AS s_jw1,
  if(s_jw1 >= 0.9, ${jw('x.family', 'y.given')}, 0) AS s_jw2,
  multiIf(s_jw1 = 1 AND s_jw2 = 1, 2, s_jw2 >= 0.9, 1, 0) AS sw`;

const HAN = `
  x.han != '' AND y.han != '' AS h_both, h_both AND x.han = y.han AS h_equal,
  if(h_both AND NOT h_equal AND gs != 6 AND fs = 6 AND lengthUTF8(x.han) >= 3 AND lengthUTF8(x.han) = lengthUTF8(y.han), editDistanceUTF8(x.han, y.han), 9) AS h_edits`;

const MIDDLE = `
  ${both('middle')} AS m_both, m_both AND x.middle = y.middle AS m_equal,
  m_both AND (length(x.middle) = 1 OR length(y.middle) = 1) AND substring(x.middle, 1, 1) = substring(y.middle, 1, 1) AS m_initial,
  if(m_both AND NOT m_equal, ${jw('x.middle', 'y.middle')}, 0) AS m_jw`;

const BIRTH = `
  ${both('birth_date')} AS b_both, b_both AND x.birth_day > 0 AND y.birth_day > 0 AS b_full, b_both AND x.birth_date = y.birth_date AS b_equal,
  b_full AND x.birth_year = y.birth_year AS b_year, b_full AND x.birth_month = y.birth_month AS b_month, b_full AND x.birth_day = y.birth_day AS b_day,
  ${slip('b', 'x.birth_date', 'y.birth_date')}`;

const EMAIL = `
  notEmpty(x.email) AND notEmpty(y.email) AS e_both, e_both AND hasAny(x.email, y.email) AS e_equal, e_both AND hasAny(x.email_user, y.email_user) AS e_user,
  e_both AND NOT e_equal AND ${lettersAlike('user', 'user')} AS e_alike,
  if(e_alike, ${distance('x.email[1]', 'y.email[1]')}, 99) AS e_edits,
  if(e_alike AND e_edits > 3 AND NOT e_user, ${jw('x.email_user[1]', 'y.email_user[1]')}, 0) AS e_jw,
  (x.email_is_role = 1 AND (notEmpty(y.email) OR y.email_is_role = 1)) OR (y.email_is_role = 1 AND notEmpty(x.email)) AS e_role`;

const PHONE = `
  notEmpty(x.phone) AND notEmpty(y.phone) AS p_both, p_both AND hasAny(x.phone, y.phone) AS p_equal, p_both AND hasAny(x.phone_tail, y.phone_tail) AS p_tail,
  ${slip('p', 'x.phone[1]', 'y.phone[1]')}`;

const ADDRESS = `
  ${both('street')} AS a_streets, a_streets AND x.street = y.street AS a_street, ${both('house')} AND x.house = y.house AS a_house,
  ${both('postal_code')} AS a_zips, a_zips AND x.postal_code = y.postal_code AS a_zip,
  ${both('city')} AS a_cities, a_cities AND x.city = y.city AS a_city,
  ${slip('z', 'x.postal_code', 'y.postal_code')}, a_zips AND NOT a_zip AND z_slip AS a_zip_close,
  if(a_cities AND NOT a_city AND ${lettersAlike('city', 'city')}, ${jw('x.city', 'y.city')}, 0) >= 0.9 AS a_city_close,
  if(a_streets AND a_house AND NOT a_street AND (a_zip OR a_city OR a_zip_close), ${jw('x.street', 'y.street')}, 0) >= 0.9 AS a_street_close`;

const REST = `
  ${both('national_id')} AS n_both, n_both AND x.national_id = y.national_id AS n_equal, ${slip('n', 'x.national_id', 'y.national_id')},
  ${both('company')} AS c_both, c_both AND x.company = y.company AS c_equal,
  if(c_both AND NOT c_equal AND ${lettersAlike('company', 'company')}, ${jw('x.company', 'y.company')}, 0) AS c_jw`;

const NO_HAN = '0 AS h_both, 0 AS h_equal, 9 AS h_edits';

/** Columns of numbers about records x and y; without Chinese names their columns cost nothing. */
export const likeness = (anyHan: boolean): string =>
  [namePart('given', 'g'), namePart('family', 'f'), SWAP, anyHan ? HAN : NO_HAN, MIDDLE, BIRTH, EMAIL, PHONE, ADDRESS, REST].join(',');
