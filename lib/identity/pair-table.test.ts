import { expect, it } from 'vitest';
import { COUNTED, joinTables, type PairTable } from './pair-table.ts';
import type { Levels } from './pattern.ts';

const table = (pairs: readonly (readonly [a: number, b: number, n: number])[], patterns: readonly Levels[]): PairTable => ({
  size: pairs.length,
  a: Uint32Array.from(pairs, ([a]) => a),
  b: Uint32Array.from(pairs, ([, b]) => b),
  pattern: Uint32Array.from(pairs, (_, i) => i % patterns.length),
  patterns,
  counts: Uint32Array.from(pairs.flatMap(([, , n]) => COUNTED.map((_, k) => n + k))),
  externalIdCarriers: Uint32Array.from(pairs, ([, , n]) => n),
});

it('joins tables in the order of a full one, each pair once and with its own pattern and counts', () => {
  const joined = joinTables([
    table(
      [
        [5, 9, 1],
        [2, 7, 2],
      ],
      [[1], [2]],
    ),
    table(
      [
        [2, 3, 3],
        [5, 9, 1],
      ],
      [[3], [1]],
    ),
  ]);
  expect([...joined.a].map((a, i) => [a, joined.b[i]])).toEqual([
    [2, 3],
    [2, 7],
    [5, 9],
  ]);
  expect([...joined.pattern].map((p) => joined.patterns[p])).toEqual([[3], [2], [1]]);
  expect([...joined.externalIdCarriers]).toEqual([3, 2, 1]);
  expect([...joined.counts.slice(0, 2)]).toEqual([3, 4]);
  expect(joinTables([]).size).toBe(0);
});
