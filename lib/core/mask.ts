const DOTS = '•••';
const EMAIL = /^([^\s@]+)@([^\s@]+)(\.[\p{L}\p{N}-]+)$/u;
/** Year first, with separators or without. */
const DATE = /^((?:1[89]|20)\d\d)(?:[-./]\d{1,2}[-./]\d{1,2}(?:[T\s].*)?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;
const PHONE = /^\+?[\d\s().-]{7,20}$/;

/** The first character and dots; of a single letter nothing is left, or all of it would be told. */
const initial = (word: string): string => {
  const [first = '', ...rest] = word;
  return rest.some((char) => /[\p{L}\p{N}]/u.test(char)) ? `${first}${DOTS}` : DOTS;
};

/**
 * Hides personal text but leaves enough to tell two values apart: first letters of an e-mail, last two digits of a number, the year of
 * a date, initials of words.
 */
export const maskText = (text: string): string => {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const email = EMAIL.exec(trimmed);
  if (email) return `${initial(email[1] ?? '')}@${initial(email[2] ?? '')}${email[3]}`;
  const year = DATE.exec(trimmed)?.[1];
  if (year !== undefined) return `${year}${DOTS}`;
  if (PHONE.test(trimmed) && /\d/.test(trimmed)) return `${DOTS}${trimmed.replace(/\D/g, '').slice(-2)}`;
  return trimmed.split(/\s+/u).map(initial).join(' ');
};

const EMAIL_WITHIN = /[^\s@<>,;|]+@[^\s@<>,;|]+\.[^\s@<>,;|]+/gu;
const NUMBER_WITHIN = /(?<![\p{L}\p{N}.,+/-])(?:\+\s?)?\(?\d[\d\s()./-]{5,20}\d(?![\p{L}\p{N}])/gu;
const DATE_START = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:\s|$)/;
const DECIMAL = /^\d+\.\d+$/;

/** Seven to fifteen digits with a plus or separators, nine to fifteen without; dates and decimals are none. */
const isPhoneLike = (found: string): boolean => {
  const digits = found.replace(/\D/g, '').length;
  if (digits > 15 || DATE_START.test(found) || DECIMAL.test(found)) return false;
  return digits >= (/^\d+$/.test(found) ? 9 : 7);
};

/** Hides what looks like an e-mail address or a phone number, wherever it stands in the text; for values whose kind is not known. */
export const maskContacts = (text: string): string =>
  text
    .replace(EMAIL_WITHIN, (found) => maskText(found))
    .replace(NUMBER_WITHIN, (found) => (isPhoneLike(found) ? `${DOTS}${found.slice(-2)}` : found));
