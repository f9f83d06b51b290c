import { cleanText } from './clean-text.ts';
import { bareWord, CHINESE_TITLES, DEGREES, GENERATIONS, HONORIFICS, PARTICLES } from './name-words.ts';
import { stripAsides } from './strip-asides.ts';

const HAN_BLANKS = /(?<=\p{Script=Han})[ ·•]+(?=\p{Script=Han})/gu;
const BLANKS = /\s+/g;
const OUTER_COMMAS = /^[, ]+|[, ]+$/g;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const PARTS = /(?<=[-'’ ])|(?<=\.)(?=\p{L})/u;
/** Longer texts are no names and are left as they are. */
const LONGEST_NAME = 200;
const ROMAN = /^(?:ii|iii|iv)$/;
const MC = /^mc(?=\p{L}{3})/u;

const capital = (part: string): string => {
  const lower = part.toLowerCase();
  if (MC.test(lower)) return `Mc${lower.charAt(2).toUpperCase()}${lower.slice(3)}`;
  const [first = ''] = lower;
  // Some letters become several: `ﬀ` becomes `Ff`, not `FF`.
  const [head = '', ...tail] = first.toUpperCase();
  return (head + tail.join('').toLowerCase() + lower.slice(first.length)).normalize('NFC');
};

const titleWord = (word: string, index: number, isFullName: boolean): string => {
  const bare = bareWord(word);
  if (ROMAN.test(bare) && index > 0) return word.toUpperCase();
  const mayBeParticle = isFullName ? index > 0 : word.length <= 3;
  if (mayBeParticle && PARTICLES.has(bare)) return word.toLowerCase();
  return word.split(PARTS).map(capital).join('');
};

const fixCase = (name: string, isFullName: boolean): string => {
  const upper = name.toUpperCase();
  const lower = name.toLowerCase();
  if (upper === lower || (name !== upper && name !== lower)) return name;
  // Short names in capitals may be initials ("JR", "TJ") and stay.
  if (name === upper && /^\p{Lu}{1,2}$/u.test(name)) return name;
  const words = name.split(' ');
  const small = !isFullName && words.length === 1;
  return words.map((word, index) => (small ? word.split(PARTS).map(capital).join('') : titleWord(word, index, isFullName))).join(' ');
};

const stripTitles = (name: string): string => {
  const words = name.split(' ');
  while (
    words.length > 1 &&
    HONORIFICS.has(bareWord(words[0] ?? '')) &&
    (/\.$/.test(words[0] ?? '') || words.length > 2 || bareWord(words[0] ?? '').length > 1)
  )
    words.shift();
  while (words.length > 1 && DEGREES.has(bareWord(words.at(-1) ?? '')) && (words.length > 2 || /[.,]/.test(words.join('')))) words.pop();
  return words.join(' ').replace(/,$/, '');
};

const stripChineseTitle = (name: string): string => {
  const title = HAN_ONLY.test(name) && name.length > 2 ? CHINESE_TITLES.find((t) => name.endsWith(t)) : undefined;
  return title === undefined ? name : name.slice(0, -title.length);
};

const turnAround = (name: string): string => {
  const comma = name.indexOf(',');
  if (comma < 0 || comma !== name.lastIndexOf(',')) return name;
  const family = name.slice(0, comma).trim();
  const given = name.slice(comma + 1).trim();
  if (family === '' || given === '') return `${family}${given}`;
  const first = bareWord(given);
  // Two letters behind a family name alone are initials (`Patel, M.P.`), not a degree.
  const isDegree = DEGREES.has(first) && (first.length > 2 || family.includes(' '));
  if (isDegree || GENERATIONS.has(first)) return name;
  const words = given.split(' ');
  const generation = words.length > 1 && GENERATIONS.has(bareWord(words.at(-1) ?? '')) ? ` ${words.pop()}` : '';
  return `${words.join(' ')} ${family}${generation}`;
};

/** A full name in the order given, family, without titles and stray commas. */
const straighten = (name: string): string =>
  stripTitles(stripTitles(turnAround(stripAsides(name.replace(OUTER_COMMAS, '')))).replace(/,(?=\S)/g, ', ')).replace(HAN_BLANKS, '');

const stripLoneTitle = (name: string): string => {
  const [first = '', ...rest] = name.split(' ');
  return rest.length > 0 && /\.$/.test(first) && first.length > 2 && HONORIFICS.has(bareWord(first)) ? rest.join(' ') : name;
};

/** Done until nothing changes: turning round brings together what belongs together (`b), Anna (a`), and titles stand behind titles. */
const settle = (name: string, isFullName: boolean): string => {
  const once = stripChineseTitle(isFullName ? straighten(name) : stripLoneTitle(name))
    .replace(BLANKS, ' ')
    .trim();
  return once === name ? name : settle(once, isFullName);
};

/**
 * A name in readable case: capitals or small letters throughout become `McDonald`, `O'Brien`, `van der Berg`; mixed case
 * stays. Of a `full_name`, forms of address, degrees and titles go and `Last, First` turns round; Chinese names lose inner blanks.
 */
export const standardizeName = (raw: string, key: string): string => {
  if (raw.length > LONGEST_NAME) return cleanText(raw);
  const isFullName = key === 'full_name';
  const cleaned = cleanText(raw.replaceAll('’', "'")).replace(BLANKS, ' ').replace(HAN_BLANKS, '');
  return fixCase(settle(cleaned, isFullName), isFullName);
};
