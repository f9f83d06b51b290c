import { expect, it } from 'vitest';
import { checkCells } from '../../../ingest/check-cells.ts';
import { COLUMNS_MAX } from '../../../ingest/mapping.ts';
import { boundCells } from './bound-cells.ts';

const cells = (count: number, filled: readonly number[]): string[] =>
  Array.from({ length: count }, (_, i) => (filled.includes(i) ? `v${i}` : ' '));

it.each([
  ['a usual record', cells(3, [0, 1]), 3, 'fits'],
  ['as many as a header can have', cells(COLUMNS_MAX, [999]), COLUMNS_MAX, 'reject'],
  ['blank cells beyond', cells(1_000_000, [0, 1]), COLUMNS_MAX, 'fits'],
  ['a filled cell far beyond', cells(1_000_000, [0, 1, 5_000]), COLUMNS_MAX + 1, 'reject'],
  ['a filled cell right behind', cells(COLUMNS_MAX + 1, [0, COLUMNS_MAX]), COLUMNS_MAX + 1, 'reject'],
])('judged against its header as before: %s', (_, given, length, verdict) => {
  const kept = boundCells(given);
  expect(kept).toHaveLength(length);
  expect([kept, given].map((row) => checkCells(row, 2).verdict)).toEqual([verdict, verdict]);
});
