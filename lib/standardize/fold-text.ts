const MARKS = /\p{M}+/gu;
const PLAIN = /^[a-z0-9 ]*$/;
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', đ: 'd', ł: 'l', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th', ı: 'i' };
const LETTER = /[ßøđłæœðþı]/g;
const OTHER = /[^\p{L}\p{N}]+/gu;

/** Text for comparing: lower case, no accents, every run of other signs one blank. `"Łódź-Ost"` → `lodz ost`. */
export const foldText = (raw: string): string => {
  const lower = raw.toLowerCase();
  if (PLAIN.test(lower) && !lower.includes('  ')) return lower.trim();
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(LETTER, (c) => LETTERS[c] ?? c)
    .normalize('NFC')
    .replace(OTHER, ' ')
    .trim();
};
