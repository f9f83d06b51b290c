import { hash } from 'node:crypto';

/** A hash of text in 16 bytes (the first half of SHA-256). */
export const hash16 = (text: string): Buffer => hash('sha256', text, 'buffer').subarray(0, 16);

/** 16 bytes as the text of a uuid. */
export const uuidOf = (bytes: Buffer): string => {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
};

/** The number of an event, consent or spend row: the same parts always give the same one. */
export const deterministicId = (...parts: readonly (string | number)[]): string => uuidOf(hash16(JSON.stringify(parts)));
