const isYear = (digits: string): boolean => /^(?:1\d|20|21)\d\d$/.test(digits);
const two = (digits: string): string => digits.padStart(2, '0');

/** Year, month and day in digits, without what is written as zeros (`1841-00-00`); null when the year cannot be meant. */
const shape = (year: string, month: string, day: string): string | null => {
  if (!isYear(year) || month.length > 2 || day.length > 2) return null;
  if (Number(day) === 0) return Number(month) === 0 ? year : `${year}-${two(month)}`;
  return `${year}-${two(month)}-${two(day)}`;
};

/** Eight digits: the year comes last where only then the month can be one. */
const compactShape = (digits: string): string | null => {
  const yearFirst = shape(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6));
  const monthOfLast = Number(digits.slice(2, 4));
  const yearLast = monthOfLast <= 12 ? shape(digits.slice(4), digits.slice(2, 4), digits.slice(0, 2)) : null;
  return Number(digits.slice(4, 6)) <= 12 ? (yearFirst ?? yearLast) : (yearLast ?? yearFirst);
};

/**
 * A birth date that standardising refused, brought into the shape year-month-day for comparison only: one wrong digit (`1949-13-05`) is a
 * slip and not another date, and a year alone (`1841`, `about 1841`, `1841-00-00`) still tells people apart. Parts that are missing are
 * left out. Null when no year is to be seen.
 */
export const dateShape = (raw: string): string | null => {
  const groups = raw.trim().replace(/\.0$/, '').match(/\d+/g) ?? [];
  const [a = '', b = '', c = ''] = groups;
  if (groups.length === 1 && a.length === 8) return compactShape(a);
  if (groups.length === 1) return shape(a, '00', '00');
  if (groups.length === 2 && /^\s*\d+\D\d+\s*$/.test(raw)) return a.length === 4 ? shape(a, b, '00') : shape(b, a, '00');
  if (groups.length !== 3) return null;
  return a.length === 4 ? shape(a, b, c) : shape(c, b, a);
};

/** Fewest digits of a number that can say whose phone it is. */
const PHONE_DIGITS_MIN = 7;

const digitsOf = (text: string): string[] => {
  const digits = text.replace(/\D/g, '');
  return digits.length >= PHONE_DIGITS_MIN && digits.length <= 20 && new Set(digits).size > 2 ? [digits] : [];
};

const SEPARATORS = /[;,|/\n]/;

/** The digits of phone numbers that standardising refused (local ones, a digit too few), for comparison only. */
export const phoneShapes = (raw: string): string[] => {
  const each = raw.split(SEPARATORS).flatMap(digitsOf);
  return each.length > 0 ? each : digitsOf(raw);
};

/** E-mail addresses that standardising refused (`eva@exampleorg`), for comparison only. */
export const emailShapes = (raw: string): string[] =>
  raw
    .split(SEPARATORS)
    .map((part) => part.replace(/\s/g, '').toLowerCase())
    .filter((part) => /^[^@]{2,64}@[^@]{2,255}$/.test(part));
