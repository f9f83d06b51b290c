import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A cell of a COPY line; null is SQL null, a list is a PostgreSQL text array. */
export type CopyCell = string | number | boolean | null | readonly string[];

const COPY_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const COPY_SPECIAL = /[\\\t\n\r]/;

const escapeText = (text: string): string => (COPY_SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => COPY_ESCAPES[c] ?? c) : text);

const arrayLiteral = (items: readonly string[]): string => {
  let out = '{';
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i] ?? '';
    if (i > 0) out += ',';
    out += /["\\]/.test(item) ? `"${item.replace(/["\\]/g, '\\$&')}"` : `"${item}"`;
  }
  return `${out}}`;
};

const cellText = (cell: CopyCell): string => {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escapeText(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (typeof cell === 'number') return String(cell);
  return escapeText(arrayLiteral(cell));
};

/** Text as a cell of PostgreSQL's COPY text format. */
export const copyText = escapeText;

/** One line of PostgreSQL's COPY text format. */
export const copyLine = (cells: readonly CopyCell[]): string => `${cells.map(cellText).join('\t')}\n`;

/** Text sent at a time, in characters. */
const PIECE_CHARS = 1 << 16;

/** Sends lines of COPY's text format into `target` (a table with its columns, from our own code only) in the client's open transaction. */
export const copyLines = async (client: pg.PoolClient, target: string, lines: Iterable<string>): Promise<void> => {
  const stream = client.query(copyFrom(`COPY ${target} FROM STDIN`));
  const done = finished(stream);
  done.catch(() => undefined);
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE_CHARS) continue;
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), done]);
    piece = '';
  }
  stream.end(piece);
  await done;
};

function* linesOf(rows: Iterable<readonly CopyCell[]>): Generator<string> {
  for (const row of rows) yield copyLine(row);
}

/** Sends rows of cells, as `copyLines` sends lines. */
export const copyRows = (client: pg.PoolClient, target: string, rows: Iterable<readonly CopyCell[]>): Promise<void> =>
  copyLines(client, target, linesOf(rows));
