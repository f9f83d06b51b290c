import { COMPOUND_SURNAMES, SINGLE_SURNAMES } from './chinese-surnames.ts';
import { bareWord, GENERATIONS, PARTICLES } from './name-words.ts';

/** A full name in its parts; parts that cannot be told are absent. */
export interface NameParts {
  readonly given_name?: string;
  readonly middle_name?: string;
  readonly family_name?: string;
}

const HAN_ONLY = /^\p{Script=Han}{2,5}$/u;

const splitChinese = (name: string): NameParts => {
  const two = name.slice(0, 2);
  if (COMPOUND_SURNAMES.has(two) && name.length > 2) return { family_name: two, given_name: name.slice(2) };
  if (name.length > 4 || !(SINGLE_SURNAMES.has(name.charAt(0)) || name.length <= 3)) return {};
  return { family_name: name.charAt(0), given_name: name.slice(1) };
};

const familyStart = (words: readonly string[]): number => {
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return start;
};

/**
 * Splits a standardised full name into given, middle and family name. Chinese names begin with the family name, of two
 * characters when it is one of the compound surnames; particles (`van der`) belong to the family name; a lone word is a given name.
 */
export const splitFullName = (fullName: string): NameParts => {
  const name = fullName.trim();
  if (HAN_ONLY.test(name)) return splitChinese(name);
  const words = name.split(/\s+/).map((word) => word.replace(/,$/, ''));
  while (words.length > 2 && GENERATIONS.has(bareWord(words.at(-1) ?? ''))) words.pop();
  const given = words[0] ?? '';
  if (given === '') return {};
  if (words.length === 1) return { given_name: given };
  const start = familyStart(words);
  const middle = words.slice(1, start).join(' ');
  const family = words.slice(start).join(' ');
  return { given_name: given, ...(middle === '' ? {} : { middle_name: middle }), family_name: family };
};
