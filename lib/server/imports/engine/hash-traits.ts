import { hash } from 'node:crypto';
import type { Traits } from '../../../standardize/fields.ts';

/** Hash of standardised traits in hex, whatever the order of their keys. */
export const hashTraits = (traits: Traits): string => {
  const entries = Object.entries(traits).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify(entries), 'hex').slice(0, 32);
};
