import { expect, it } from 'vitest';
import { layered } from './layered-sql.ts';

const flat = (sql: string): string => sql.replace(/\s+/g, ' ');

it('nests what is needed, deepest first, and leaves the rest out', () => {
  const sql = layered(`x.n + y.n AS sum, if(sum > 1, 'a, b', '') AS text, x.other AS unused, length(text) + sum AS size`, 'FROM t', [
    'size',
    'sum',
  ]);
  expect(flat(sql)).toBe(
    "SELECT sum, length(text) + sum AS size FROM (SELECT sum, if(sum > 1, 'a, b', '') AS text FROM (SELECT x_n + y_n AS sum FROM (SELECT x.n AS x_n, y.n AS y_n FROM t)))",
  );
});

it('refuses an expression without a name', () => {
  expect(() => layered('x.n AS a, y.n', 'FROM t', ['a'])).toThrow(SyntaxError);
});
