import { describe, expect, it } from 'vitest';
import { COMPARISONS } from './comparisons.ts';
import { COUNTED } from './pair-table.ts';
import { bestGuess, type ClusterPairsInput, DEFAULT_THRESHOLDS, mergePairs } from './resolve.ts';
import type { WeighedPairs } from './weigh.ts';

interface Pair {
  readonly ends: readonly [number, number];
  readonly weight: number;
  /** Joined by an exact rule. */
  readonly exact?: boolean;
  readonly mayMerge?: boolean;
  readonly hintBits?: number;
  readonly conflict?: boolean;
  readonly idSlip?: boolean;
  /** Shares an identifier that no rule accepts. */
  readonly refused?: boolean;
}

/** Every pair with a pattern of its own. */
const weighed = (pairs: readonly Pair[]): WeighedPairs => ({
  table: {
    size: pairs.length,
    a: Uint32Array.from(pairs, ({ ends }) => ends[0]),
    b: Uint32Array.from(pairs, ({ ends }) => ends[1]),
    pattern: Uint32Array.from(pairs, (_, i) => i),
    patterns: pairs.map(() => COMPARISONS.map(() => 0)),
    counts: new Uint32Array(pairs.length * COUNTED.length),
    externalIdCarriers: new Uint32Array(pairs.length),
  },
  weight: Float64Array.from(pairs, ({ weight }) => weight),
  rule: Uint8Array.from(pairs, ({ exact }) => (exact ? 1 : 0)),
  refused: new Map(pairs.flatMap(({ refused }, i) => (refused ? [[i, [{ rule: 'email' as const, why: 'sharedValue' as const }]]] : []))),
  mayMerge: pairs.map(({ mayMerge = true }) => mayMerge),
  hintBits: pairs.map(({ hintBits = Number.POSITIVE_INFINITY }) => hintBits),
  conflict: pairs.map(({ conflict = false }) => conflict),
  idsForbid: true,
  idSlip: pairs.map(({ idSlip = false }) => idSlip),
});

const input = (more: Partial<ClusterPairsInput>): ClusterPairsInput => ({
  size: 3,
  thresholds: DEFAULT_THRESHOLDS,
  exclusive: [-1, -1, -1],
  ids: [0, 0, 0],
  mustLink: [],
  cannotLink: [],
  ...more,
});

const pair = (a: number, b: number, weight: number, more: Omit<Pair, 'ends' | 'weight'> = {}): Pair => ({ ends: [a, b], weight, ...more });
/** Two sure pairs and a third that contradicts itself. */
const triangle = (bits: number, conflict = true): Pair[] => [
  pair(0, 1, 10),
  pair(1, 2, 10),
  pair(0, 2, bits, { conflict, mayMerge: false }),
];

/** Both fit the one in the middle. */
const AROUND = [pair(0, 1, 10), pair(1, 2, 10, { exact: true })];

describe('mergePairs', () => {
  it.each<[string, readonly Pair[], Partial<ClusterPairsInput>, number[]]>([
    ['a pair of enough weight', [pair(0, 1, 6)], {}, [0, 0, 2]],
    ['one of less', [pair(0, 1, 5.9)], {}, [0, 1, 2]],
    ['one that may not', [pair(0, 1, 30, { mayMerge: false })], {}, [0, 1, 2]],
    ['on a hint, from more bits', [pair(0, 1, 10, { mayMerge: false, hintBits: 4 })], {}, [0, 0, 2]],
    ['on a hint, from fewer', [pair(0, 1, 9.9, { mayMerge: false, hintBits: 4 })], {}, [0, 1, 2]],
    ['by an exact rule, whatever it weighs', [pair(0, 1, -20, { exact: true, mayMerge: false })], {}, [0, 0, 2]],
    ['of two sources that are free of duplicates', [pair(0, 1, 20)], { exclusive: [4, 4, -1] }, [0, 1, 2]],
    ['to neither of two of them', [pair(0, 1, 10), pair(1, 2, 10)], { exclusive: [4, -1, 4] }, [0, 1, 2]],
    ['to the one of them that fits far better', [pair(0, 1, 14), pair(1, 2, 10)], { exclusive: [4, -1, 4] }, [0, 0, 2]],
    ['to both of two other sources', [pair(0, 1, 10), pair(1, 2, 10)], { exclusive: [4, -1, 5] }, [0, 0, 0]],
    ['decided to be two', [pair(0, 1, 20, { exact: true })], { cannotLink: [[0, 1]] }, [0, 1, 2]],
    ['decided to be one', [pair(0, 1, -5, { mayMerge: false, conflict: true })], { mustLink: [[0, 1]] }, [0, 0, 2]],
    ['parted by a contradiction the model believes', [pair(0, 1, -0.1, { exact: true, conflict: true })], {}, [0, 1, 2]],
    ['not by one it does not believe', [pair(0, 1, 0, { exact: true, conflict: true })], {}, [0, 0, 2]],
    ['parted by other ids, whatever else agrees', [pair(0, 1, 40, { exact: true })], { ids: [1, 2, 0] }, [0, 1, 2]],
    ['of ids that a slip tells apart', [pair(0, 1, 40, { idSlip: true })], { ids: [1, 2, 0] }, [0, 0, 2]],
    ['to neither of two with other ids', [pair(0, 1, 10), pair(1, 2, 10), pair(0, 2, 20)], { ids: [1, 0, 2] }, [0, 1, 2]],
    ['to neither of two with other ids between whom nothing was kept', [pair(0, 1, 9), pair(1, 2, 9)], { ids: [1, 0, 2] }, [0, 1, 2]],
    ['by exact rules, past other ids', [...AROUND, pair(2, 3, 10, { exact: true })], { size: 4, ids: [1, 0, 0, 2] }, [0, 1, 1, 1]],
    ['of other ids, decided to be one', [pair(0, 1, 20)], { ids: [1, 2, 0], mustLink: [[0, 1]] }, [0, 0, 2]],
    ['of other ids, by a decision about a third', AROUND, { ids: [1, 0, 2], mustLink: [[0, 1]] }, [0, 0, 2]],
    ['of other ids, where a decision overruled them', AROUND, { ids: [1, 0, 2], mustLink: [[0, 2]] }, [0, 0, 0]],
    [
      'to one whom people took together with another of its source',
      [pair(0, 1, 10), pair(1, 2, 10)],
      { exclusive: [4, -1, 4], mustLink: [[0, 2]] },
      [0, 0, 0],
    ],
    ['to neither of two people', triangle(-0.1), {}, [0, 1, 2]],
    ['to both where the model does not take them for two', triangle(0), {}, [0, 0, 0]],
    ['to both where nothing contradicts', triangle(-0.1, false), {}, [0, 0, 0]],
    ['to both where a person has decided about one of them', triangle(-0.1), { mustLink: [[0, 1]] }, [0, 0, 0]],
    ['past a pair far below the lowest of interest', [pair(0, 1, 10), pair(1, 2, 6), pair(0, 2, -12)], {}, [0, 0, 0]],
    ['not past one that shares an identifier', [pair(0, 1, 10), pair(1, 2, 6), pair(0, 2, -12, { refused: true })], {}, [0, 0, 2]],
  ])('%s', (_, pairs, more, expected) => {
    expect([...mergePairs(weighed(pairs), input(more))]).toEqual(expected);
  });
});

describe('bestGuess', () => {
  it.each<[string, readonly Pair[], readonly number[], Partial<ClusterPairsInput>, number[]]>([
    ['joins what waits for a person', [pair(0, 1, 0.1, { mayMerge: false })], [0, 1, 2], {}, [0, 0, 2]],
    ['not what is below', [pair(0, 1, -0.1)], [0, 1, 2], {}, [0, 1, 2]],
    ['keeps what merged', [pair(0, 1, -20), pair(1, 2, 8)], [0, 0, 2], {}, [0, 0, 0]],
    ['parts nobody for a contradiction', triangle(-0.1), [0, 1, 2], {}, [0, 0, 0]],
    ['obeys decisions', [pair(0, 1, 8)], [0, 1, 2], { cannotLink: [[0, 1]] }, [0, 1, 2]],
  ])('%s', (_, pairs, merged, more, expected) => {
    expect([...bestGuess(weighed(pairs), Uint32Array.from(merged), input(more))]).toEqual(expected);
  });
});
