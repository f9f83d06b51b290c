import { hash } from 'node:crypto';
import type { Traits } from '../../../standardize/fields.ts';

/** Texts remembered: orders of one customer follow each other. */
const MEMO_SIZE = 4_096;
const MEMO_CHARS = 500;

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Standardised traits as text, whatever the order of their keys. */
const canonical = (traits: Traits): string => JSON.stringify(Object.entries(traits).sort(byKey));

const hashText = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);

/** Hash of standardised traits in hex. */
export const hashTraits = (traits: Traits): string => hashText(canonical(traits));

/** `hashTraits` that remembers repeated traits; when full it forgets all. */
export const createTraitsHasher = (): ((traits: Traits) => string) => {
  const memo = new Map<string, string>();
  return (traits) => {
    const text = canonical(traits);
    const known = memo.get(text);
    if (known !== undefined) return known;
    const hashed = hashText(text);
    if (text.length <= MEMO_CHARS) {
      if (memo.size >= MEMO_SIZE) memo.clear();
      memo.set(text, hashed);
    }
    return hashed;
  };
};
