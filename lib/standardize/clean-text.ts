const SPACES = /[ \t\u00a0\u2000-\u200a\u202f\u3000]+/g;
const NEEDS_SPACES = /[\t\u00a0\u2000-\u200a\u202f\u3000]| {2}/;
// Invisible marks that copy and paste leaves behind: zero width, byte order mark, direction marks. NUL cannot be stored.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is removed here.
const INVISIBLE = /[\u0000\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const PLAIN = /^[\u0001-\u007e]*$/;

/** Text without surrounding or doubled blanks and invisible marks, in Unicode form C; line breaks stay. */
export const cleanText = (raw: string): string => {
  let text = PLAIN.test(raw) && raw.indexOf('\u0000') < 0 ? raw : raw.normalize('NFC').replace(INVISIBLE, '');
  if (NEEDS_SPACES.test(text)) text = text.replace(SPACES, ' ');
  return text.trim();
};
