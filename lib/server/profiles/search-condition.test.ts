import { expect, it } from 'vitest';
import { searchCondition, searchWords } from './search-condition.ts';

it.each([
  ['', []],
  ['  Ada  BYRON ', ['ada', 'byron']],
  ['王小明', ['王小明']],
  ['(0170) 123-45', ['17012345']],
  ['12', ['12']],
  ['a@x.org', ['a@x.org']],
])('words of %j', (text, words) => {
  expect(searchWords(text)).toEqual(words);
});

it('binds every word', () => {
  const { sql, params } = searchCondition("o'hara ada", false);
  expect(sql).not.toContain('hara');
  expect(params).toEqual({ w0: "o'hara", w1: 'ada' });
});
