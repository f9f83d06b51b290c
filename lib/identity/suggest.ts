import type { WeighedPairs } from './weigh.ts';

/** What keeps two clusters from being suggested. */
export interface SuggestInput {
  readonly pairs: WeighedPairs;
  /** Number of the cluster of a pair's end. */
  readonly clusterOf: (end: number) => number;
  readonly suggestBits: number;
  /** Ends that people have parted. */
  readonly cannotLink: readonly (readonly [number, number])[];
}

/** Above every cluster number, so that two of them make one exact number. */
const SHIFT = 2 ** 26;
const keyOf = (x: number, y: number): number => (x < y ? x * SHIFT + y : y * SHIFT + x);

/**
 * For every two clusters that may be one person, the place of the best pair between them; best first. Clusters a person has parted
 * are left out. Cluster numbers stay below 67 million.
 */
export const suggestPairs = (input: SuggestInput): number[] => {
  const { clusterOf, pairs } = input;
  const { a, b, size } = pairs.table;
  const weight = (i: number): number => pairs.weight[i] ?? 0;
  const parted = new Set(input.cannotLink.map(([x, y]) => keyOf(clusterOf(x), clusterOf(y))));
  const best = new Map<number, number>();
  for (let i = 0; i < size; i += 1) {
    if (weight(i) < input.suggestBits) continue;
    const [x, y] = [clusterOf(a[i] ?? 0), clusterOf(b[i] ?? 0)];
    if (x === y) continue;
    const key = keyOf(x, y);
    if (parted.has(key)) continue;
    const known = best.get(key);
    if (known === undefined || weight(i) > weight(known)) best.set(key, i);
  }
  return [...best.values()].sort((i, j) => weight(j) - weight(i) || i - j);
};
