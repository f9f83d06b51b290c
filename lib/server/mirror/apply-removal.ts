import type pg from 'pg';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { confirmBatches, readCursor } from './cursor.ts';
import { nextRecordSeq, writeRecords } from './mirror-records.ts';
import { TRUTH_TABLES } from './truth-tables.ts';

/** A row of `removal`: an undone import and records that lost something by it. */
export interface RemovalRow {
  readonly id: string;
  readonly tx: string;
  readonly import_id: number;
  readonly record_ids: readonly number[];
}

/** The next removal not yet applied and below every running transaction, or null. */
export const nextRemoval = async (client: pg.ClientBase, xmin: string): Promise<RemovalRow | null> => {
  const cursor = await readCursor(client, 'removal', 'bigint');
  const { rows } = await client.query<RemovalRow>(
    `SELECT id, tx::text AS tx, import_id, record_ids FROM removal
     WHERE (tx, id) > ($1::xid8, $2::bigint) AND tx < $3::xid8 ORDER BY tx, id LIMIT 1`,
    [cursor.tx, cursor.id, xmin],
  );
  return rows[0] ?? null;
};

const deleteImport = async (index: Index, table: string, importId: number): Promise<void> => {
  const where = 'import_id = {import_id:UInt32}';
  const found = await queryRows(index, `SELECT 1 AS found FROM ${table} WHERE ${where} LIMIT 1`, { import_id: importId });
  if (found.length === 0) return;
  await index.command({
    query: `DELETE FROM ${table} WHERE ${where}`,
    query_params: { import_id: importId },
    clickhouse_settings: { lightweight_deletes_sync: '2' },
  });
};

/**
 * Takes an undone import out of the index: its rows are deleted, its records written as they are now. Both may be done twice, so a
 * crash before the cursor moves does no harm. Everything committed before the removal must have been mirrored.
 */
export const applyRemoval = async (client: pg.ClientBase, index: Index, removal: RemovalRow): Promise<void> => {
  for (const { name } of TRUTH_TABLES) await deleteImport(index, name, removal.import_id);
  await writeRecords(client, index, removal.record_ids, await nextRecordSeq(client));
  const { batch } = await readCursor(client, 'removal', 'bigint');
  await confirmBatches(
    client,
    'removal',
    { batch: batch + 1, tx: removal.tx, id: removal.id },
    `SELECT unnest(record_ids) AS record_id FROM removal WHERE id = ${BigInt(removal.id)}`,
  );
};
