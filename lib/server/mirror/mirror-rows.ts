import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type Bound, beginBatch, confirmBatch, findUpper, readCursor } from './cursor.ts';
import type { TruthRow, TruthTable } from './truth-tables.ts';

const insert = async (index: Index, table: string, rows: readonly Record<string, unknown>[], token: string): Promise<void> => {
  await index.insert({ table, values: rows, format: 'JSONEachRow', clickhouse_settings: { insert_deduplication_token: token } });
};

/**
 * The engine drops an insert whose token it knows: right after a crash, wrong when the token is known without its rows (its log of tokens
 * is written just before the data; a restored database counts its batches anew). Then the batch goes in under a token never used.
 * A batch is one part, so one row tells for all.
 */
const insertMissing = async (index: Index, table: TruthTable, rows: readonly Record<string, unknown>[], token: string): Promise<void> => {
  const sample = rows[0];
  if (!sample) return;
  const columns = Object.entries(table.identity);
  const where = columns.map(([column, type]) => `${column} = {${column}:${type}}`).join(' AND ');
  const params = Object.fromEntries(columns.map(([column]) => [column, sample[column]]));
  const found = await queryRows<{ n: number }>(index, `SELECT count() AS n FROM ${table.name} WHERE ${where}`, params);
  if (Number(found[0]?.n ?? 0) === 0) await insert(index, table.name, rows, `${token}-${randomUUID()}`);
};

/**
 * Copies the next batch of an append-only truth table into the index, each row exactly once however often the run dies.
 * Gives the number of rows read; fewer than `limit` means that the table is mirrored up to the bound.
 */
export const mirrorRows = async (client: pg.ClientBase, index: Index, table: TruthTable, bound: Bound, limit: number): Promise<number> => {
  const cursor = await readCursor(client, table.name, table.idType);
  const upper = cursor.pending ?? (await findUpper(client, table.name, table.idType, cursor, bound, limit));
  if (!upper) return 0;
  const pending = cursor.pending ?? { batch: cursor.batch + 1, tx: upper.tx, id: upper.id };
  if (!cursor.pending) await beginBatch(client, table.name, pending);
  const { rows } = await client.query<TruthRow>(
    `SELECT ${table.columns} FROM ${table.name} t
     WHERE (t.tx, t.id) > ($1::xid8, $2::${table.idType}) AND (t.tx, t.id) <= ($3::xid8, $4::${table.idType}) ORDER BY t.tx, t.id`,
    [cursor.tx, cursor.id, pending.tx, pending.id],
  );
  if (rows.length > 0) {
    const indexRows = rows.map(table.toIndexRow);
    const token = `${table.name}-${pending.batch}`;
    await insert(index, table.name, indexRows, token);
    await insertMissing(index, table, indexRows, token);
  }
  const touched = new Set<number>();
  for (const row of rows) if (typeof row.record_id === 'number') touched.add(row.record_id);
  await confirmBatch(client, table.name, pending, [...touched]);
  // A resumed batch may have lost rows to an undo meanwhile: it says nothing about what comes behind it.
  return cursor.pending ? limit : rows.length;
};
