import { z } from 'zod';
import type { DbOrTx } from '../db/client.ts';
import type { StoredRow } from './read-record-rows.ts';

const reasonsSchema = z.array(z.object({ field: z.string().default(''), code: z.string(), raw: z.string().default('') })).catch([]);

/** Quarantined rows by `<import> <file> <row>`; the label is the row's raw text. */
export const readQuarantinedRows = async (
  db: DbOrTx,
  keys: readonly { readonly importId: number; readonly fileNo: number; readonly rowNo: number }[],
): Promise<Map<string, StoredRow>> => {
  if (keys.length === 0) return new Map();
  const rows = await db.quarantine.findMany({
    where: { OR: keys.map(({ importId, fileNo, rowNo }) => ({ importId, fileNo, rowNo })) },
  });
  return new Map(
    rows.map((row) => [
      `${row.importId} ${row.fileNo} ${row.rowNo}`,
      { label: row.raw.slice(0, 200), value: '', issues: reasonsSchema.parse(row.reasons), asOf: null },
    ]),
  );
};
