import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type Bound, beginBatch, confirmBatch, findUpper, readCursor } from './cursor.ts';
import { rangeCondition } from './read-range.ts';
import { streamInsert } from './stream-insert.ts';
import type { TruthTable } from './truth-tables.ts';

const listOf = (table: TruthTable): string => table.sent.map(({ name, from }) => `${from} AS ${name}`).join(', ');

/** The first row of a batch, or undefined when an undo has emptied it. */
const firstRow = async (client: pg.ClientBase, table: TruthTable, where: string): Promise<Record<string, unknown> | undefined> =>
  (await client.query<Record<string, unknown>>(`SELECT ${listOf(table)} FROM ${table.name} t WHERE ${where} ORDER BY t.tx, t.id LIMIT 1`))
    .rows[0];

/** A batch is one part of the index table, there as a whole or not at all: one row tells. */
const isPresent = async (index: Index, table: TruthTable, sample: Readonly<Record<string, unknown>>): Promise<boolean> => {
  const where = table.identity.map(({ column, type }) => `${column} = {${column}:${type}}`).join(' AND ');
  const params = Object.fromEntries(table.identity.map(({ column, sent }) => [column, sample[sent]]));
  const found = await queryRows<{ n: number }>(index, `SELECT count() AS n FROM ${table.name} WHERE ${where}`, params);
  return Number(found[0]?.n ?? 0) > 0;
};

const insert = (client: pg.ClientBase, index: Index, table: TruthTable, where: string, token: string): Promise<void> =>
  streamInsert(client, index, {
    query: `SELECT ${listOf(table)} FROM ${table.name} t WHERE ${where} ORDER BY t.tx, t.id`,
    columns: table.sent,
    table: table.name,
    values: table.made ?? Object.fromEntries(table.sent.map(({ name }) => [name, name])),
    shared: table.shared ?? '',
    token,
  });

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
  const where = rangeCondition(table.idType, cursor, pending);
  const sample = await firstRow(client, table, where);
  if (sample) {
    const token = `${table.name}-${pending.batch}`;
    await insert(client, index, table, where, token);
    // The engine drops an insert whose token it knows: right after a crash, wrong when the token is known without its rows (its log of
    // tokens is written just before the data; a restored database counts its batches anew). Then a token never used takes them in.
    if (!(await isPresent(index, table, sample))) await insert(client, index, table, where, `${token}-${randomUUID()}`);
  }
  await confirmBatch(client, table.name, pending, table.touches ? `SELECT t.record_id FROM ${table.name} t WHERE ${where}` : null);
  // A resumed batch may have another size than `limit`: it says nothing about what comes behind it.
  return cursor.pending ? limit : pending.rows;
};
