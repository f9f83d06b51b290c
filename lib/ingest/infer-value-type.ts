import type { ValueType } from '../standardize/fields.ts';
import { shareLooking } from './looks-like.ts';

const OPTION_LENGTH_MAX = 60;
const SENTENCE_END = /[.!?。！？]$/;
const LIST_SEPARATORS = [';', '|', '、', '，', ',', '\n'] as const;

/** The sign that parts the values of a list column, undefined when cells hold one value each. */
export const decideListSeparator = (telling: readonly string[]): string | undefined => {
  for (const separator of LIST_SEPARATORS) {
    const lists = telling.filter((value) => value.includes(separator));
    if (lists.length < Math.max(2, telling.length * 0.1)) continue;
    const parts = telling
      .flatMap((value) => value.split(separator))
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const short = parts.every((part) => part.length <= OPTION_LENGTH_MAX && !SENTENCE_END.test(part));
    const distinct = new Set(parts.map((part) => part.toLowerCase())).size;
    // Free text with commas repeats whole, ticked boxes combine: then there are nearly as many wholes as parts.
    const wholes = new Set(telling).size;
    if (separator === ',' && wholes < distinct * 0.8) continue;
    if (short && distinct <= Math.max(3, parts.length * 0.5) && distinct <= 60) return separator;
  }
  return undefined;
};

const isIdLike = (telling: readonly string[]): boolean =>
  telling.some((value) => /^[0]\d/.test(value.trim()) || /^\d{13,}$/.test(value.trim()));

const isOption = (telling: readonly string[]): boolean => {
  const distinct = new Set(telling.map((value) => value.trim().toLowerCase())).size;
  return distinct <= 40 && distinct <= Math.max(2, telling.length * 0.5) && telling.every((value) => value.length <= OPTION_LENGTH_MAX);
};

/** The value type of a column no standard field describes, from its telling values. */
export const inferValueType = (telling: readonly string[]): ValueType => {
  if (telling.length === 0) return 'text';
  if (shareLooking('boolean', telling) === 1 && telling.some((value) => !/^[01](?:\.0)?$/.test(value.trim()))) return 'boolean';
  if (shareLooking('number', telling) >= 0.95 && !isIdLike(telling) && shareLooking('date', telling) < 0.95) return 'number';
  if (shareLooking('date', telling) >= 0.9) return shareLooking('time', telling) >= 0.3 ? 'datetime' : 'date';
  if (shareLooking('email', telling) >= 0.9) return 'email';
  if (shareLooking('url', telling) >= 0.9) return 'url';
  if (decideListSeparator(telling) !== undefined) return 'options';
  return isOption(telling) ? 'option' : 'text';
};
