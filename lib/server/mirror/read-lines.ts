import { Readable } from 'node:stream';
import type pg from 'pg';
import type { Position } from './cursor.ts';
import type { TruthRow, TruthTable } from './truth-tables.ts';

/** Rows read at once: while one page is turned into text, PostgreSQL reads the next. */
const PAGE_ROWS = 5_000;

/** The rows of a batch on their way into the index. */
export interface BatchLines {
  /** One JSON object a line. */
  readonly lines: Readable;
  /** The records they belong to; whole when `lines` has ended. */
  readonly recordIds: ReadonlySet<number>;
}

/** The first row of a batch, or undefined when an undo has emptied it. */
export const firstRow = async (client: pg.ClientBase, table: TruthTable, after: Position, last: Position): Promise<TruthRow | undefined> =>
  (await readPage(client, table, after, last, 1))[0];

const readPage = async (client: pg.ClientBase, table: TruthTable, after: Position, last: Position, limit: number): Promise<TruthRow[]> => {
  const { rows } = await client.query<TruthRow>(
    `SELECT t.tx::text AS tx_, t.id::text AS id_, ${table.columns} FROM ${table.name} t
     WHERE (t.tx, t.id) > ($1::xid8, $2::${table.idType}) AND (t.tx, t.id) <= ($3::xid8, $4::${table.idType}) ORDER BY t.tx, t.id LIMIT $5`,
    [after.tx, after.id, last.tx, last.id, limit],
  );
  return rows;
};

/** Reads the rows behind `after` up to and with `last` as lines of JSON. */
export const readLines = (client: pg.ClientBase, table: TruthTable, after: Position, last: Position): BatchLines => {
  const recordIds = new Set<number>();
  async function* lines(): AsyncGenerator<string> {
    let page = await readPage(client, table, after, last, PAGE_ROWS);
    while (page.length > 0) {
      const end = page.at(-1);
      const full = page.length === PAGE_ROWS && end !== undefined;
      const next = full ? readPage(client, table, { tx: String(end.tx_), id: String(end.id_) }, last, PAGE_ROWS) : Promise.resolve([]);
      next.catch(() => undefined);
      let text = '';
      for (const { tx_, id_, ...row } of page) {
        if (typeof row.record_id === 'number') recordIds.add(row.record_id);
        text += `${JSON.stringify(table.toIndexRow(row))}\n`;
      }
      yield text;
      page = await next;
    }
  }
  return { lines: Readable.from(lines(), { objectMode: false }), recordIds };
};
