import { hash } from 'node:crypto';

/** A hash of text in 16 bytes (the first half of SHA-256). */
export const hash16 = (text: string): Buffer => hash('sha256', text, 'buffer').subarray(0, 16);

/** 16 bytes as the text of a uuid. */
export const uuidOf = (bytes: Buffer): string => {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
};

/** Times of a uuid are 48 bits of milliseconds. */
const TIMES = 2 ** 48;

/**
 * A uuid of a time (ms since 1970) and the beginning of a hash. Like version 7 it begins with the time, so that what happened together
 * lies together in an index, also when it has millions of entries.
 */
export const timedUuid = (ms: number, bytes: Buffer): string => {
  const time = ((ms % TIMES) + TIMES) % TIMES;
  const hex = time.toString(16).padStart(12, '0');
  const rest = bytes.toString('hex', 0, 10);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8, 20)}`;
};

/** The number of an event, consent or spend row: the same parts always give the same one. */
export const deterministicId = (...parts: readonly (string | number)[]): string => uuidOf(hash16(JSON.stringify(parts)));
