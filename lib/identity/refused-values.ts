const isYear = (digits: string): boolean => /^(?:1\d|20|21)\d\d$/.test(digits);
/** Above it a number is neither day nor month, however they are swapped. */
const LARGEST_PART = 31;
const two = (digits: string): string => digits.padStart(2, '0');

/** Year, month and day in digits, without what is written as zeros (`1841-00-00`); null when they cannot be meant. */
const shape = (year: string, month: string, day: string): string | null => {
  if (!isYear(year) || Number(month) > LARGEST_PART || Number(day) > LARGEST_PART) return null;
  if (Number(month) === 0) return year;
  return [year, two(month), ...(Number(day) === 0 ? [] : [two(day)])].join('-');
};

/**
 * A birth date that standardising refused, brought into the shape year-month-day for comparison only: one wrong digit (`1949-13-05`) is a
 * slip and not another date, and a year alone (`1841`, `about 1841`, `1841-00-00`) still tells people apart. Parts that are missing are
 * left out. Null when no year is to be seen.
 */
export const dateShape = (raw: string): string | null => {
  const groups = raw.trim().replace(/\.0$/, '').match(/\d+/g) ?? [];
  const [a = '', b = '', c = ''] = groups;
  if (groups.length === 1 && a.length === 8) {
    const [yearFirst, yearLast] = [shape(a.slice(0, 4), a.slice(4, 6), a.slice(6)), shape(a.slice(4), a.slice(2, 4), a.slice(0, 2))];
    return yearFirst && (Number(a.slice(4, 6)) <= 12 || Number(a.slice(2, 4)) > 12) ? yearFirst : yearLast;
  }
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
