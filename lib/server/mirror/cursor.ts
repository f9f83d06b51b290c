import type pg from 'pg';
import { ALL_PROFILES } from '../profiles/all-profiles-note.ts';

/** A position in a truth table: rows up to and with (tx, id) have been taken. */
export interface Position {
  readonly tx: string;
  readonly id: string;
}

/** A batch that was begun and not confirmed: its rows follow those of the batch before it, up to and with its position. */
export interface Pending extends Position {
  readonly batch: number;
  /** Rows in it when it was begun. */
  readonly rows: number;
}

/** How far a truth table has been mirrored. */
export interface Cursor extends Position {
  /** Number of the last confirmed batch. */
  readonly batch: number;
  /** Batches begun, in their order; several may be on their way at once. */
  readonly pending: readonly Pending[];
}

/** Type of the `id` column of a truth table. */
export type IdType = 'uuid' | 'bigint';

const FIRST_ID: Readonly<Record<IdType, string>> = { uuid: '00000000-0000-0000-0000-000000000000', bigint: '0' };

/** Reads the cursor of a table, making it when there is none. */
export const readCursor = async (client: pg.ClientBase, name: string, idType: IdType): Promise<Cursor> => {
  await client.query('INSERT INTO mirror_cursor (name) VALUES ($1) ON CONFLICT DO NOTHING', [name]);
  const { rows } = await client.query<{ batch: string; tx: string; row_id: string; pending: readonly Pending[] | null }>(
    'SELECT batch, tx, row_id, pending FROM mirror_cursor WHERE name = $1',
    [name],
  );
  const row = rows[0];
  if (!row) throw new Error(`mirror_cursor has no row ${name}`);
  return { batch: Number(row.batch), tx: row.tx, id: row.row_id || FIRST_ID[idType], pending: row.pending ?? [] };
};

/** Rows that may be read now: below every running transaction, and not beyond the next removal. */
export interface Bound {
  /** Exclusive. */
  readonly xmin: string;
  /** Inclusive, or null for none. */
  readonly lastTx: string | null;
}

/** The position of the last of the next `limit` rows of `table` behind `after` and how many they are, or null when nothing is there. */
export const findUpper = async (
  client: pg.ClientBase,
  table: string,
  idType: IdType,
  after: Position,
  bound: Bound,
  limit: number,
): Promise<(Position & { readonly rows: number }) | null> => {
  const { rows } = await client.query<Position & { rows: number }>(
    `SELECT tx::text AS tx, id::text AS id, (count(*) OVER ())::int AS rows FROM (
       SELECT tx, id FROM ${table}
       WHERE (tx, id) > ($1::xid8, $2::${idType}) AND tx < $3::xid8 AND ($4::xid8 IS NULL OR tx <= $4::xid8)
       ORDER BY tx, id LIMIT $5
     ) batch ORDER BY batch.tx DESC, batch.id DESC LIMIT 1`,
    [after.tx, after.id, bound.xmin, bound.lastTx, limit],
  );
  return rows[0] ?? null;
};

/** Writes down where the batches that are about to be inserted end, so that a resumed run takes exactly the same rows. */
export const beginBatches = async (client: pg.ClientBase, name: string, pending: readonly Pending[]): Promise<void> => {
  await client.query('UPDATE mirror_cursor SET pending = $2 WHERE name = $1', [name, JSON.stringify(pending)]);
};

/**
 * Confirms inserted batches, `last` being the last of them, and notes the records whose profiles they may change, in one transaction.
 * `touched` is a query without parameters that gives their numbers. It is not asked while the note of all records waits: whoever takes
 * that note does so after these rows are in the index.
 */
export const confirmBatches = async (
  client: pg.ClientBase,
  name: string,
  last: Omit<Pending, 'rows'>,
  touched: string | null,
): Promise<void> => {
  const noted = touched
    ? `WITH touched AS (
       INSERT INTO touched_record (record_id, stage)
       SELECT DISTINCT record_id, 0 FROM (${touched}) t WHERE record_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM touched_record WHERE record_id = ${ALL_PROFILES} AND stage = 0)
       ORDER BY record_id ON CONFLICT DO NOTHING
     )`
    : '';
  await client.query(`${noted} UPDATE mirror_cursor SET batch = $2, tx = $3, row_id = $4, pending = NULL WHERE name = $1`, [
    name,
    last.batch,
    last.tx,
    last.id,
  ]);
};
