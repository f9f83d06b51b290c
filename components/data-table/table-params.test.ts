import { expect, it } from 'vitest';
import { parseSort } from './table-params';

it.each([
  ['name', { column: 'name', descending: false }],
  ['-name', { column: 'name', descending: true }],
  ['', null],
  ['-', null],
  ['drop table', null],
])('parseSort(%j)', (sort, expected) => {
  expect(parseSort(sort, ['name', 'age'])).toEqual(expected);
});
