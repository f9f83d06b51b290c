import { expect, it } from 'vitest';
import { writeTestFile } from '../../../../scripts/testing/write-test-file.ts';
import type { Dialect } from '../../../ingest/mapping.ts';
import type { EngineRow } from './facts.ts';
import { readBatches } from './read-batches.ts';
import { sampleFile } from './sample-file.ts';

const DIALECT: Dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', newline: '\n', skipLines: 0 };
const ROWS = 40;
const CELL = 700_000;

/** Rows of almost the greatest length; with quotes in the middle of a cell only the general parser reads them. */
const fileOf = (cell: string): { readonly path: string; readonly fileName: string } => {
  const rows = Array.from({ length: ROWS }, (_, n) => `k${n},${cell}${'x'.repeat(CELL)}\n`);
  return { path: writeTestFile('long.csv', `id,text\n${rows.join('')}`), fileName: 'long.csv' };
};

const facts = { salt: null, toRow: ({ row, raw }: { row: number; raw: string }) => ({ row, raw }) as unknown as EngineRow };

it.each(['plain', 'a "quoted" word'])('bounds batches of long rows by their text (%s)', async (cell) => {
  const sizes: number[] = [];
  const rows: number[] = [];
  for await (const batch of readBatches([{ ...fileOf(cell), dialect: DIALECT }], { file: 0, row: 0 }, facts)) {
    sizes.push(batch.rows.reduce((sum, { raw }) => sum + raw.length, 0));
    rows.push(...batch.rows.map(({ raw }) => Number(/^k(\d+)/.exec(raw)?.[1]) + 1));
    expect(batch.lastRow).toBe(rows.at(-1));
  }
  expect(rows).toEqual(Array.from({ length: ROWS }, (_, n) => n + 1));
  expect(Math.max(...sizes)).toBeLessThan(9_000_000);
});

it('bounds a sample by its text, and takes one row in any case', async () => {
  const file = fileOf('plain');
  const { rows } = await sampleFile(file, DIALECT);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThan(5);
  expect((await sampleFile(file, DIALECT, 1)).rows).toHaveLength(1);
});
