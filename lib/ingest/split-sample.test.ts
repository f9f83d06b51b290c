import { expect, it } from 'vitest';
import { sniffDialect } from './sniff-dialect.ts';
import { SAMPLE_CELL_MAX, splitSample } from './split-sample.ts';

it.each([
  [
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    '"a,b","c""d"\r\n e ,"f\ng"\n',
    [
      ['a,b', 'c"d'],
      [' e ', 'f\ng'],
    ],
  ],
  ['  "a b",x"y"z\n', [['a b', 'x"y"z']]],
  ['"a" "b"\n', [['a "b"']]],
  ['"" "b"\n', [['b']]],
  ['\n\na', [[''], [''], ['a']]],
])('%j', (text, rows) => {
  expect(splitSample(text, ',', '"', 10)).toEqual(rows);
});

it('keeps the beginning of a very long cell', () => {
  expect(splitSample(`${'x'.repeat(SAMPLE_CELL_MAX + 5)},b\n`, ',', '"', 1)).toEqual([['x'.repeat(SAMPLE_CELL_MAX), 'b']]);
});

const fastestMs = (work: () => void): number =>
  Math.min(
    ...Array.from({ length: 5 }, () => {
      const begun = performance.now();
      work();
      return performance.now() - begun;
    }),
  );

it.each([
  ['quotes in a cell', (n: number) => `a,b\nx${'"'.repeat(n)}`],
  ['blanks, then quotes', (n: number) => `a,b\n${' '.repeat(n)}x${'" '.repeat(n / 2)}`],
  ['one quoted cell', (n: number) => `"${'a""'.repeat(n / 3)}`],
  ['single quotes', (n: number) => `${"'a',".repeat(10)}\nx${"'".repeat(n)}`],
])('takes time in proportion to the text: %s', (_what, textOf) => {
  const small = textOf(40_000);
  const large = textOf(320_000);
  sniffDialect(small);
  // Eight times the text: eight times the work when linear, 64 times when quadratic.
  expect(fastestMs(() => sniffDialect(large)) / fastestMs(() => sniffDialect(small))).toBeLessThan(24);
});
