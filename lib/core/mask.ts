const DOTS = '•••';
const EMAIL = /^([^\s@])[^\s@]*@([^\s@])[^\s@]*(\.[^\s@.]+)$/u;
const PHONE = /^\+?[\d\s().-]{7,20}$/;

const firstCharacter = (text: string): string => [...text][0] ?? '';

/** Hides personal text but leaves enough to tell two values apart: first letters of an e-mail, last two digits of a number, initials of words. */
export const maskText = (text: string): string => {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const email = EMAIL.exec(trimmed);
  if (email) return `${email[1]}${DOTS}@${email[2]}${DOTS}${email[3]}`;
  if (PHONE.test(trimmed) && /\d/.test(trimmed)) return `${DOTS}${trimmed.replace(/\D/g, '').slice(-2)}`;
  return trimmed
    .split(/\s+/u)
    .map((word) => `${firstCharacter(word)}${DOTS}`)
    .join(' ');
};

/** Hides text only where it looks like an e-mail address, wherever it stands in the text; for values whose kind is not known. */
export const maskEmails = (text: string): string => text.replace(/[^\s@<>,;|]+@[^\s@<>,;|]+\.[^\s@<>,;|]+/gu, (found) => maskText(found));
