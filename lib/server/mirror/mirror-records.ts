import type pg from 'pg';
import type { Index } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { type Copied, copyBatches } from './copy-batches.ts';
import { type Bound, readCursor } from './cursor.ts';
import { ISSUE_NAMES, RECORD_WITH, TRAIT_VALUES } from './record-sql.ts';
import { streamInsert } from './stream-insert.ts';

const SENT = [
  { name: 'record_id', type: 'UInt32', from: 'v.record_id' },
  { name: 'source_id', type: 'UInt32', from: 'r.source_id' },
  { name: 'source_key', type: 'String', from: 'r.source_key' },
  { name: 'import_id', type: 'UInt32', from: 'v.import_id' },
  { name: 'file_no', type: 'UInt32', from: 'v.file_no' },
  { name: 'row_no', type: 'UInt32', from: 'v.row_no' },
  { name: 'traits', type: 'String', from: 'v.traits' },
  { name: 'issues', type: 'String', from: 'v.issues' },
  { name: 'as_of', type: "DateTime64(3, 'UTC')", from: 'v.as_of' },
] as const;

const PLAIN = ['record_id', 'source_id', 'source_key', 'import_id', 'file_no', 'row_no', 'as_of'] as const;

/** The version is the current one of its record. */
const IS_CURRENT = `NOT EXISTS (
  SELECT 1 FROM record_version n WHERE n.record_id = v.record_id AND (n.as_of, n.id) > (v.as_of, v.id))`;

const insertVersions = (client: pg.ClientBase, index: Index, versions: string, seq: number): Promise<void> =>
  streamInsert(client, index, {
    query: `SELECT ${SENT.map(({ name, from }) => `${from} AS ${name}`).join(', ')}
      FROM ${versions} v JOIN record r ON r.id = v.record_id WHERE ${IS_CURRENT}`,
    columns: SENT,
    table: 'record',
    values: {
      ...Object.fromEntries(PLAIN.map((name) => [name, name])),
      ...TRAIT_VALUES,
      issues: ISSUE_NAMES,
      issue_hash: 'cityHash64(issues)',
      seq: String(seq),
      is_deleted: '0',
    },
    shared: RECORD_WITH,
  });

/**
 * Writes the current version of records into the index, or their deletion when they have none left. Whatever made them change, what is
 * written is their state now, so writing a record once more with a higher `seq` is always right.
 */
export const writeRecords = async (client: pg.ClientBase, index: Index, recordIds: readonly number[], seq: number): Promise<void> => {
  if (recordIds.length === 0) return;
  const ids = recordIds.map(Number).join(',');
  await insertVersions(client, index, `(SELECT * FROM record_version WHERE record_id = ANY('{${ids}}'::int[]))`, seq);
  const { rows } = await client.query<{ record_id: number }>(
    `SELECT u.record_id FROM unnest($1::int[]) AS u(record_id) WHERE NOT EXISTS (SELECT 1 FROM record_version v WHERE v.record_id = u.record_id)`,
    [recordIds],
  );
  if (rows.length === 0) return;
  await index.insert({ table: 'record', values: rows.map((row) => ({ ...row, seq, is_deleted: 1 })), format: 'JSONEachRow' });
};

/**
 * Mirrors the next batches of versions. A version that is not the current one of its record is passed over: the current one is in the
 * index already, or in a later batch.
 */
export const mirrorRecords = (client: pg.ClientBase, ctx: Context, bound: Bound, limit: number): Promise<Copied> =>
  copyBatches(
    client,
    ctx,
    {
      name: 'record_version',
      idType: 'bigint',
      touched: (where) => `SELECT t.record_id FROM record_version t WHERE ${where}`,
      insert: (own, where, batch) => insertVersions(own, ctx.index, `(SELECT t.* FROM record_version t WHERE ${where})`, batch),
    },
    bound,
    limit,
  );

/** A `seq` above every one used so far, for records written outside a batch of versions. */
export const nextRecordSeq = async (client: pg.ClientBase): Promise<number> => {
  await readCursor(client, 'record_version', 'bigint');
  const { rows } = await client.query<{ batch: string }>(
    `UPDATE mirror_cursor SET batch = batch + 1 WHERE name = 'record_version' RETURNING batch`,
  );
  return Number(rows[0]?.batch);
};
