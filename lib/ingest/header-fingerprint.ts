import { foldHeader } from './fold-header.ts';
import { textHash } from './text-hash.ts';

/** Names a layout of columns: equal for headers that differ only in case, accents and signs. Saved mappings are found by it. */
export const headerFingerprint = (headers: readonly string[]): string => textHash(headers.map(foldHeader).join('\u001f'));
