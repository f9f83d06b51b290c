const DOTS = '•••';
const EMAIL = /^([^\s@]+)@([^\s@]+)(\.[^\s@.]+)$/u;
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

/** Hides text only where it looks like an e-mail address, wherever it stands in the text; for values whose kind is not known. */
export const maskEmails = (text: string): string => text.replace(/[^\s@<>,;|]+@[^\s@<>,;|]+\.[^\s@<>,;|]+/gu, (found) => maskText(found));
