import { Readable } from 'node:stream';
import type { Index } from './client.ts';

/** Inserts rows in RowBinary format; `columns` in the order in which they were written. */
export const insertBinary = async (index: Index, table: string, columns: readonly string[], bytes: Uint8Array): Promise<void> => {
  if (bytes.byteLength === 0) return;
  const { stream } = await index.exec({
    query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT RowBinary`,
    values: Readable.from([bytes], { objectMode: false }),
  });
  for await (const _chunk of stream) {
    // The answer is empty; reading it to its end tells that the insert is done.
  }
};
