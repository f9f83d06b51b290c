import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../ingest/mapping.ts';
import { parserOptions } from './read-records.ts';
import { splitRecords } from './split-records.ts';

const dialect = (newline: Dialect['newline'], delimiter = ','): Dialect => ({
  encoding: 'utf-8',
  delimiter,
  quote: '"',
  skipLines: 0,
  newline,
});
const MAX = 1_000_000;

/** All records of a text that comes in pieces, and whether the general parser would have been asked. */
const splitAll = (pieces: readonly string[], by: Dialect): { cells: string[][]; isOdd: boolean } => {
  const cells: string[][] = [];
  let open = '';
  for (let n = 0; n <= pieces.length; n += 1) {
    const text = open + (pieces[n] ?? '');
    const split = splitRecords(text, by, n === pieces.length, MAX);
    cells.push(...split.records.map((record) => record.cells));
    open = text.slice(split.end);
    if (split.isOdd) return { cells, isOdd: true };
  }
  expect(open).toBe('');
  return { cells, isOdd: false };
};

const general = (text: string, by: Dialect): string[][] | null => {
  try {
    return parse(text, { ...parserOptions(by), raw: false }) as unknown as string[][];
  } catch {
    return null;
  }
};

describe('splitRecords', () => {
  it('agrees with the general parser on any text, however it is cut into pieces', () => {
    const sign = fc.constantFrom('a', 'é', '"', '"', ',', ',', '\n', '\r', '\r\n', ';', ' ', '""', 'word', '","', '"\n', ',"');
    const piece = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));
    const way = fc.record({
      newline: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
      delimiter: fc.constantFrom(',', ';', '||'),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), way, (pieces, { newline, delimiter }) => {
        const by = dialect(newline, delimiter);
        const text = pieces.join('').replaceAll(',', delimiter);
        const cut = pieces.map((one) => one.replaceAll(',', delimiter));
        const { cells, isOdd } = splitAll(cut, by);
        const expected = general(text, by);
        if (isOdd) expect(cells).toEqual((expected ?? cells).slice(0, cells.length));
        else expect(cells).toEqual(expected);
      }),
      { numRuns: 4_000 },
    );
  });

  it('reads quoted cells with delimiters, line ends and doubled quotes, and counts lines', () => {
    const split = splitRecords('a,"b ""x"", c\n2",d\r\n\r\n5" pipe,"",\n', dialect('\n'), true, MAX);
    expect(split.records).toEqual([
      { cells: ['a', 'b "x", c\n2', 'd'], raw: 'a,"b ""x"", c\n2",d' },
      { cells: ['5" pipe', '', ''], raw: '5" pipe,"",' },
    ]);
    expect(split).toMatchObject({ lines: 4, isOdd: false });
  });

  it('leaves what breaks the rules, or is too long, to the general parser', () => {
    expect(splitRecords('a\n"b"c,d\ne\n', dialect('\n'), true, MAX)).toMatchObject({ records: [{ cells: ['a'] }], end: 2, isOdd: true });
    expect(splitRecords('a,"b\nc', dialect('\n'), true, MAX)).toMatchObject({ records: [], end: 0, isOdd: true });
    expect(splitRecords('aaaaaaaaaaaa', dialect('\n'), false, 10)).toMatchObject({ records: [], isOdd: true });
  });
});
