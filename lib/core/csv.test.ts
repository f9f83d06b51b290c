import { expect, it } from 'vitest';
import { csvCell, csvLine } from './csv.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-x', "'-x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tcmd', '"\'\tcmd"'],
  ['＝1+1', "'＝1+1"],
  ['＋49 30', "'＋49 30"],
  ['－x', "'－x"],
  ['＠SUM(A1)', "'＠SUM(A1)"],
  ['\n=1', '"\'\n\'=1"'],
  ['a;=1+1', '"a;\'=1+1"'],
  ['a; +49 30;b', '"a; \'+49 30;b"'],
  ['two\n=lines', '"two\n\'=lines"'],
  ['x;"=1+1;y', '"x;""\'=1+1;y"'],
  ['x;" =1+1;y', '"x;"" \'=1+1;y"'],
  ['a;b', '"a;b"'],
  ['\r=1', '"\'\r\'=1"'],
  ['a "b", c', '"a ""b"", c"'],
  ['two\nlines', '"two\nlines"'],
  ['plain = text', 'plain = text'],
  [-5, '-5'],
])('%j is written as %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

it('takes no longer for many empty lines', () => {
  const text = `a${'\n'.repeat(1_000_000)}b`;
  expect(csvCell(text)).toBe(`"${text}"`);
});

it('ends each line as spreadsheets expect', () => {
  expect(csvLine(['a', 1])).toBe('a,1\r\n');
});
