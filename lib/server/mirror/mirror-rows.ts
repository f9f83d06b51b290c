import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type pg from 'pg';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type Bound, beginBatch, confirmBatch, findUpper, readCursor } from './cursor.ts';
import { firstRow, readLines } from './read-lines.ts';
import type { TruthRow, TruthTable } from './truth-tables.ts';

const insert = async (index: Index, table: string, values: Readable, token: string): Promise<void> => {
  const query = `INSERT INTO ${table} FORMAT JSONEachRow`;
  const { stream } = await index.exec({ query, values, clickhouse_settings: { insert_deduplication_token: token } });
  for await (const _chunk of stream) {
    // The answer is empty; reading it to its end tells that the insert is done.
  }
};

/** A batch is one part of the index table, there as a whole or not at all: one row tells. */
const isPresent = async (index: Index, table: TruthTable, sample: TruthRow): Promise<boolean> => {
  const columns = Object.entries(table.identity);
  const where = columns.map(([column, type]) => `${column} = {${column}:${type}}`).join(' AND ');
  const row = table.toIndexRow(sample);
  const params = Object.fromEntries(columns.map(([column]) => [column, row[column]]));
  const found = await queryRows<{ n: number }>(index, `SELECT count() AS n FROM ${table.name} WHERE ${where}`, params);
  return Number(found[0]?.n ?? 0) > 0;
};

/**
 * Copies the next batch of an append-only truth table into the index, each row exactly once however often the run dies.
 * Gives the number of rows read; fewer than `limit` means that the table is mirrored up to the bound.
 */
export const mirrorRows = async (client: pg.ClientBase, index: Index, table: TruthTable, bound: Bound, limit: number): Promise<number> => {
  const cursor = await readCursor(client, table.name, table.idType);
  const upper = cursor.pending ?? (await findUpper(client, table.name, table.idType, cursor, bound, limit));
  if (!upper) return 0;
  const pending = cursor.pending ?? { batch: cursor.batch + 1, rows: upper.rows, tx: upper.tx, id: upper.id };
  if (!cursor.pending) await beginBatch(client, table.name, pending);
  const sample = await firstRow(client, table, cursor, pending);
  let recordIds: ReadonlySet<number> = new Set();
  if (sample) {
    const token = `${table.name}-${pending.batch}`;
    const batch = readLines(client, table, cursor, pending);
    recordIds = batch.recordIds;
    await insert(index, table.name, batch.lines, token);
    // The engine drops an insert whose token it knows: right after a crash, wrong when the token is known without its rows (its log of
    // tokens is written just before the data; a restored database counts its batches anew). Then a token never used takes them in.
    if (!(await isPresent(index, table, sample)))
      await insert(index, table.name, readLines(client, table, cursor, pending).lines, `${token}-${randomUUID()}`);
  }
  await confirmBatch(client, table.name, pending, [...recordIds]);
  // A resumed batch may have another size than `limit`: it says nothing about what comes behind it.
  return cursor.pending ? limit : pending.rows;
};
