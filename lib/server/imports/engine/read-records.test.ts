import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { writeTestFile } from '../../../../scripts/testing/write-test-file.ts';
import type { Dialect } from '../../../ingest/mapping.ts';
import { RECORD_MAX_CHARS, readRecords } from './read-records.ts';

const DIALECT: Dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', newline: '\n', skipLines: 2 };
/** Only the general parser reads it. */
const ODD = 'k0,"a" b';
const ROWS = 350;

const rows = (end: string, cell = 'text'): string => Array.from({ length: ROWS }, (_, n) => `k${n},${cell}${end}`).join('');

const readSlowly = async (content: string): Promise<void> => {
  const file = { path: writeTestFile('lines.csv', content), fileName: 'lines.csv' };
  for await (const group of readRecords(file, DIALECT)) if (group.length > 1) await sleep(20);
};

it.each([
  ['a quote that is open to the end', '\n', 'text', '', 'quoteNotClosed', ROWS + 5],
  ['a quote that is open for too long', '\n', 'text', 'x'.repeat(2 * RECORD_MAX_CHARS), 'recordTooLong', ROWS + 5],
  ['line ends of two signs inside of cells', '\r\n', '"two\r\nlines"', '', 'quoteNotClosed', 2 * ROWS + 5],
])('names the line in which the record begins, however slow the reader: %s', async (_, end, cell, more, key, line) => {
  const content = `Report${end}made today${end}id,text${end}${ODD}${end}${rows(end, cell)}k,"open${end}${more}`;
  await expect(readSlowly(content)).rejects.toMatchObject({ key, values: { name: 'lines.csv', line } });
});

it.each([
  ['the quick way', ''],
  ['the general parser', `${ODD}\n`],
])('holds no more cells of a record than a header can have: %s', async (_, odd) => {
  const content = `a,b\n${odd}${`${','.repeat(500_000)}\n${','.repeat(500_000)}x\n`.repeat(3)}`;
  const file = { path: writeTestFile('commas.csv', content), fileName: 'commas.csv' };
  const records: number[][] = [];
  for await (const group of readRecords(file, { ...DIALECT, skipLines: 0 }))
    records.push(...group.map((r) => [r.cells.length, r.raw.length]));
  expect(records.slice(odd ? 2 : 1)).toEqual(Array.from({ length: 6 }, (_row, i) => (i % 2 ? [1001, 500_001] : [1000, 500_000])));
});
