import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Index, queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { type Copied, copyBatches } from './copy-batches.ts';
import type { Bound } from './cursor.ts';
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

/** Inserts a batch unless it is there already. */
const insertOnce = async (client: pg.ClientBase, index: Index, table: TruthTable, where: string, batch: number): Promise<void> => {
  const sample = await firstRow(client, table, where);
  if (!sample) return;
  const token = `${table.name}-${batch}`;
  await insert(client, index, table, where, token);
  // The engine drops an insert whose token it knows: right after a crash, wrong when the token is known without its rows (its log of
  // tokens is written just before the data; a restored database counts its batches anew). Then a token never used takes them in.
  if (!(await isPresent(index, table, sample))) await insert(client, index, table, where, `${token}-${randomUUID()}`);
};

/** Copies the next batches of an append-only truth table into the index, each row exactly once however often the run dies. */
export const mirrorRows = (client: pg.ClientBase, ctx: Context, table: TruthTable, bound: Bound, limit: number): Promise<Copied> =>
  copyBatches(
    client,
    ctx,
    {
      name: table.name,
      idType: table.idType,
      touched: table.touches ? (where) => `SELECT t.record_id FROM ${table.name} t WHERE ${where}` : null,
      insert: (own, where, batch) => insertOnce(own, ctx.index, table, where, batch),
    },
    bound,
    limit,
  );
