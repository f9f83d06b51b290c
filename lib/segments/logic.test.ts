import { expect, it } from 'vitest';
import { type Logic, logicSql, ROW_FORM, SET_FORM } from './logic.ts';

const leaf = (n: number): Logic => ({ kind: 'leaf', leaf: n });

it.each<[Logic, string, string]>([
  [leaf(2), 'c2', 'c2'],
  [{ kind: 'not', of: leaf(0) }, 'NOT c0', 'bitmapAndnot(everybody, c0)'],
  [{ kind: 'and', of: [leaf(0), leaf(1), leaf(2)] }, '(c0 AND c1 AND c2)', 'bitmapAnd(bitmapAnd(c0, c1), c2)'],
  [
    { kind: 'or', of: [leaf(0), { kind: 'not', of: { kind: 'and', of: [leaf(1)] } }] },
    '(c0 OR NOT (c1))',
    'bitmapOr(c0, bitmapAndnot(everybody, c1))',
  ],
  [{ kind: 'and', of: [] }, 'true', 'everybody'],
  [{ kind: 'or', of: [] }, 'false', 'bitmapXor(everybody, everybody)'],
])('writes %j as a test of rows and as a set', (logic, row, set) => {
  expect(logicSql(logic, ROW_FORM)).toBe(row);
  expect(logicSql(logic, SET_FORM)).toBe(set);
});
