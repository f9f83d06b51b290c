import { hash } from 'node:crypto';
import type { Traits } from '../../../standardize/fields.ts';

/** Traits as they are stored, and what tells them from others. */
export interface TraitsText {
  /** One JSON object, its keys in order: equal traits have equal texts. */
  readonly text: string;
  /** Hash of the text, hex. */
  readonly hash: string;
}

/** Texts remembered: orders of one customer follow each other. Longer texts are people's, and each comes once. */
const MEMO_SIZE = 4_096;
const MEMO_CHARS = 160;

const isSorted = (keys: readonly string[]): boolean => {
  for (let n = 1; n < keys.length; n += 1) if ((keys[n - 1] ?? '') > (keys[n] ?? '')) return false;
  return true;
};

/** Standardised traits as JSON text, whatever the order of their keys. */
const canonical = (traits: Traits): string => {
  const keys = Object.keys(traits);
  if (isSorted(keys)) return JSON.stringify(traits);
  const sorted: Record<string, unknown> = {};
  for (const key of keys.sort()) sorted[key] = traits[key];
  return JSON.stringify(sorted);
};

const hashText = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);

/** Text and hash of standardised traits. */
export const describeTraits = (traits: Traits): TraitsText => {
  const text = canonical(traits);
  return { text, hash: hashText(text) };
};

/** `describeTraits` that remembers repeated traits; when full it forgets all. */
export const createTraitsDescriber = (): ((traits: Traits) => TraitsText) => {
  const memo = new Map<string, TraitsText>();
  return (traits) => {
    const text = canonical(traits);
    if (text.length > MEMO_CHARS) return { text, hash: hashText(text) };
    const known = memo.get(text);
    if (known !== undefined) return known;
    const described = { text, hash: hashText(text) };
    if (memo.size >= MEMO_SIZE) memo.clear();
    memo.set(text, described);
    return described;
  };
};
