import { bareWord, GENERATIONS, PEERAGE } from './name-words.ts';

const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/;
const BRACKETS = /\s*[([{][^)\]}]*[)\]}]\s*|\s+["“”„«»][^"“”„«»]+["“”„«»]\s+/gu;
/** `Nee` and `Born` are family names too, so they tell of a birth only behind a comma. It ends where the next comma is: `Müller geb. Meier, Anna`. */
const BORN = /(?:,?\s+(?:née|né|geb\.?|geborene)|,\s*(?:nee|born))\s+[^,]*/iu;

const endsPart = (word: string): boolean => word.endsWith(',');

/**
 * Where a title of nobility begins: an ordinal (`1st Baron …`), or a word of nobility behind a comma. Behind a single word it is a given
 * name (`Smith, Earl`) unless a seat follows. -1 when there is none.
 */
const titleStart = (words: readonly string[]): number =>
  words.findIndex((word, i) => {
    const next = bareWord(words[i + 1] ?? '');
    if (ORDINAL.test(bareWord(word))) return PEERAGE.has(next);
    if (i === 0 || !endsPart(words[i - 1] ?? '') || !PEERAGE.has(bareWord(word))) return false;
    return i > 1 || words.slice(i + 1).some((later) => bareWord(later) === 'of');
  });

/** `Thomas Clifford, 1st Baron Clifford of Chudleigh` → `Thomas Clifford`; a lone given name takes its family name from the title. */
const stripNobility = (name: string): string => {
  const words = name.split(' ');
  const start = titleStart(words);
  if (start <= 0) return name;
  const before = words.slice(0, start).join(' ').replace(/,$/, '');
  if (start > 1) return before;
  const title = words.slice(start).filter((word) => !ORDINAL.test(bareWord(word)) && !PEERAGE.has(bareWord(word)));
  const seat = title.findIndex((word) => bareWord(word) === 'of');
  const family = seat < 0 ? title : seat > 0 ? title.slice(0, seat) : title.slice(1);
  return family.length > 0 && !endsPart(words[0] ?? '') ? `${before} ${family.join(' ')}` : before;
};

const SEAT = /(?<=\S),? of \S.*$/i;
const SEAT_BEHIND_COMMA = /^([^,]+ [^,]+),[^,]* of \S.*$/i;

/** `Thomas Clifford of Chudleigh` → `Thomas Clifford`: where somebody is from is no part of the name when a family name stands before it. */
const stripSeat = (name: string): string => {
  const [, before] = SEAT_BEHIND_COMMA.exec(name) ?? [];
  if (before !== undefined) return before;
  const rest = name.replace(SEAT, '');
  return rest.includes(' ') ? rest : name;
};

const stripOrdinals = (name: string): string => {
  const words = name.split(' ');
  const kept = words.filter((word) => !ORDINAL.test(bareWord(word)));
  return kept.length > 0 && !kept.every((word) => PEERAGE.has(bareWord(word))) ? kept.join(' ') : name;
};

/** `Smith, John, Jr.` → `Smith, John Jr.`: a mark of generation behind a second comma belongs to the given name. */
const joinGeneration = (name: string): string => {
  const parts = name.split(/,\s*/);
  const last = parts.at(-1) ?? '';
  return parts.length === 3 && GENERATIONS.has(bareWord(last)) ? `${parts[0]}, ${parts[1]} ${last}` : name;
};

/** A full name without what is said beside it: nicknames in brackets, names at birth, titles of nobility, seats. Where that is all, it stays. */
export const stripAsides = (name: string): string => {
  const open = name.replace(BRACKETS, ' ').replace(BORN, '').replace(/\s+/g, ' ').trim();
  const stripped = joinGeneration(stripOrdinals(stripSeat(stripNobility(open))));
  return /[\p{L}\p{N}]/u.test(stripped) ? stripped : name;
};
