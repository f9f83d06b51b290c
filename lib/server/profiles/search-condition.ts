/** Longest search text used; the rest is cut. */
const TEXT_MAX = 200;
const WORDS_MAX = 6;

/** A condition on the index table `profile` and its bound parameters. */
export interface SearchCondition {
  readonly sql: string;
  readonly params: Readonly<Record<string, string>>;
}

const HAYSTACK = `lowerUTF8(concat(display_name, ' ', full_name, ' ', family_name, given_name, ' ', arrayStringConcat(email, ' '), ' ',
  arrayStringConcat(phone, ' '), ' ', external_id, ' ', company, ' ', toString(profile_id)))`;

/** What an analyst may search by: whole words, so that masked values cannot be spelled out letter by letter. */
const WHOLE_WORDS = `arrayMap(w -> lowerUTF8(w), arrayConcat(email, phone, splitByWhitespace(display_name), splitByWhitespace(company),
  [external_id, display_name, toString(profile_id)]))`;

const isPhoneLike = (text: string): boolean => /^[\d\s+().-]+$/.test(text) && text.replace(/\D/g, '').length >= 4;

/** The words of a search, lower case; a phone number counts as one word, its punctuation and leading zeros left out. */
export const searchWords = (text: string): string[] => {
  const cut = text.normalize('NFKC').trim().toLowerCase().slice(0, TEXT_MAX);
  if (cut === '') return [];
  if (isPhoneLike(cut)) return [cut.replace(/\D/g, '').replace(/^0+/, '')];
  return cut.split(/\s+/u).slice(0, WORDS_MAX);
};

/** Profiles in which every word of the text is found (anywhere, or as a whole word). No words: all profiles. */
export const searchCondition = (text: string, wholeWords: boolean): SearchCondition => {
  const words = searchWords(text);
  if (words.length === 0) return { sql: '1', params: {} };
  const tests = words.map((_word, i) => (wholeWords ? `has(${WHOLE_WORDS}, {w${i}:String})` : `position(${HAYSTACK}, {w${i}:String}) > 0`));
  return { sql: tests.join(' AND '), params: Object.fromEntries(words.map((word, i) => [`w${i}`, word])) };
};
