import type pg from 'pg';
import type { Traits, ValueIssue } from '../../standardize/fields.ts';
import type { Index } from '../clickhouse/client.ts';
import { type Bound, beginBatch, confirmBatch, findUpper, readCursor } from './cursor.ts';
import { traitColumns } from './trait-columns.ts';

interface CurrentVersion {
  record_id: number;
  source_id: number;
  source_key: string;
  import_id: number;
  file_no: number;
  row_no: number;
  traits: string;
  issues: string;
  as_of: string;
}

const toIndexRow = (version: CurrentVersion, seq: number): Record<string, unknown> => {
  const { traits, issues, ...plain } = version;
  return {
    ...plain,
    ...traitColumns(JSON.parse(traits) as Traits),
    issues: (JSON.parse(issues) as ValueIssue[]).map((issue) => `${issue.field}:${issue.code}`),
    seq,
    is_deleted: 0,
  };
};

const CURRENT = `SELECT DISTINCT ON (v.record_id) v.record_id, r.source_id, r.source_key, v.import_id, v.file_no, v.row_no,
    v.traits::text AS traits, v.issues::text AS issues, v.as_of::text AS as_of
  FROM record_version v JOIN record r ON r.id = v.record_id
  WHERE v.record_id = ANY($1::int[]) ORDER BY v.record_id, v.as_of DESC, v.id DESC`;

/**
 * Writes the current version of records into the index, or their deletion when they have none left. Whatever made them change, what is
 * written is their state now, so writing a record once more with a higher `seq` is always right.
 */
export const writeRecords = async (client: pg.ClientBase, index: Index, recordIds: readonly number[], seq: number): Promise<void> => {
  if (recordIds.length === 0) return;
  const { rows } = await client.query<CurrentVersion>(CURRENT, [recordIds]);
  const present = new Set(rows.map((row) => row.record_id));
  const gone = recordIds.filter((id) => !present.has(id)).map((record_id) => ({ record_id, seq, is_deleted: 1 }));
  await index.insert({ table: 'record', values: [...rows.map((row) => toIndexRow(row, seq)), ...gone], format: 'JSONEachRow' });
};

/** Mirrors the records of the next batch of versions. Gives the number of versions taken. */
export const mirrorRecords = async (client: pg.ClientBase, index: Index, bound: Bound, limit: number): Promise<number> => {
  const name = 'record_version';
  const cursor = await readCursor(client, name, 'bigint');
  const upper = cursor.pending ?? (await findUpper(client, name, 'bigint', cursor, bound, limit));
  if (!upper) return 0;
  const pending = cursor.pending ?? { batch: cursor.batch + 1, rows: upper.rows, tx: upper.tx, id: upper.id };
  if (!cursor.pending) await beginBatch(client, name, pending);
  const { rows } = await client.query<{ record_id: number }>(
    `SELECT DISTINCT record_id FROM record_version
     WHERE (tx, id) > ($1::xid8, $2::bigint) AND (tx, id) <= ($3::xid8, $4::bigint) ORDER BY record_id`,
    [cursor.tx, cursor.id, pending.tx, pending.id],
  );
  const recordIds = rows.map((row) => row.record_id);
  await writeRecords(client, index, recordIds, pending.batch);
  await confirmBatch(client, name, pending, recordIds);
  return cursor.pending ? limit : pending.rows;
};

/** A `seq` above every one used so far, for records written outside a batch of versions. */
export const nextRecordSeq = async (client: pg.ClientBase): Promise<number> => {
  await readCursor(client, 'record_version', 'bigint');
  const { rows } = await client.query<{ batch: string }>(
    `UPDATE mirror_cursor SET batch = batch + 1 WHERE name = 'record_version' RETURNING batch`,
  );
  return Number(rows[0]?.batch);
};
