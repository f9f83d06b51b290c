const isYear = (digits: string): boolean => /^(?:1\d|20|21)\d\d$/.test(digits);
const two = (digits: string): string => digits.padStart(2, '0');

/** Year, month and day in digits; without what is written as zeros (`1841-00-00`). */
const shape = (year: string, month: string, day: string): string =>
  [year, ...(month === '00' ? [] : [month, ...(day === '00' ? [] : [day])])].join('-');

/**
 * A birth date that standardising refused, brought into the shape year-month-day for comparison only: one wrong digit (`1949-13-05`) is a
 * slip and not another date, and a year alone (`1841`, `about 1841`, `1841-00-00`) still tells people apart. Parts that are missing are
 * left out. Null when no year is to be seen.
 */
export const dateShape = (raw: string): string | null => {
  const groups = raw.trim().replace(/\.0$/, '').match(/\d+/g) ?? [];
  const [a = '', b = '', c = ''] = groups;
  if (groups.length === 1 && a.length === 8) return shape(a.slice(0, 4), a.slice(4, 6), a.slice(6));
  if (groups.length === 1) return isYear(a) ? a : null;
  if (groups.length === 2 && /^\s*\d+\D\d+\s*$/.test(raw)) {
    if (isYear(a) && b.length <= 2) return shape(a, two(b), '00');
    return isYear(b) && a.length <= 2 ? shape(b, two(a), '00') : null;
  }
  if (groups.length !== 3) return null;
  if (a.length === 4 && b.length <= 2 && c.length <= 2) return shape(a, two(b), two(c));
  return c.length === 4 && a.length <= 2 && b.length <= 2 ? shape(c, two(b), two(a)) : null;
};

/** Fewest digits of a number that can say whose phone it is. */
const PHONE_DIGITS_MIN = 7;

/** The digits of a phone number that standardising refused (a local one, a digit too few), for comparison only; null when they say nothing. */
export const phoneShape = (raw: string): string | null => {
  const digits = raw.replace(/\D/g, '');
  return digits.length >= PHONE_DIGITS_MIN && digits.length <= 20 && new Set(digits).size > 2 ? digits : null;
};

/** An e-mail that standardising refused (`eva@exampleorg`), for comparison only; null when it has no name and provider. */
export const emailShape = (raw: string): string | null => {
  const text = raw.replace(/\s/g, '').toLowerCase();
  return /^[^@]{2,64}@[^@]{2,255}$/.test(text) ? text : null;
};
