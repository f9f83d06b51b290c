import { expect, it } from 'vitest';
import { parseAsId, parseAsPage, parseAsText, parseSort } from './table-params';

it.each([
  ['name', { column: 'name', descending: false }],
  ['-name', { column: 'name', descending: true }],
  ['', null],
  ['-', null],
  ['drop table', null],
])('parseSort(%j)', (sort, expected) => {
  expect(parseSort(sort, ['name', 'age'])).toEqual(expected);
});

it.each([
  ['3', 3],
  ['-1', 1],
  ['0', 1],
  ['999999999', 100_000],
  ['100000000000000000000', 100_000],
  ['1e20', null],
  ['x', null],
])('parseAsPage(%j)', (text, expected) => {
  expect(parseAsPage.parse(text)).toBe(expected);
});

it.each([
  ['3', 3],
  ['2147483647', 2_147_483_647],
  ['2147483648', null],
  ['-3', null],
  ['0', null],
])('parseAsId(%j)', (text, expected) => {
  expect(parseAsId.parse(text)).toBe(expected);
});

it('cuts long texts', () => {
  expect(parseAsText.parse('x'.repeat(300))).toHaveLength(200);
});
