import type { WeighedPairs } from './weigh.ts';

/** What keeps two clusters from being suggested. */
export interface SuggestInput {
  readonly pairs: WeighedPairs;
  /** Number of the cluster of a pair's end. */
  readonly clusterOf: (end: number) => number;
  readonly suggestBits: number;
  /** Ends that people have parted. */
  readonly cannotLink: readonly (readonly [number, number])[];
  /** Clusters that stay two people whatever their pairs say. */
  readonly areApart: ClustersApart;
}

/** Whether two clusters, by their numbers, can never be one person. */
export type ClustersApart = (x: number, y: number) => boolean;

/** The clusters that hold nodes of the same exclusive group, from each node's cluster and group; groups below 0 are none. */
export const apartByGroup = (nodes: Iterable<readonly [cluster: number, group: number]>): ClustersApart => {
  const groupsOf = new Map<number, Set<number>>();
  for (const [cluster, group] of nodes) {
    if (group < 0) continue;
    const groups = groupsOf.get(cluster);
    if (groups) groups.add(group);
    else groupsOf.set(cluster, new Set([group]));
  }
  return (x, y) => {
    const [ours, theirs] = [groupsOf.get(x), groupsOf.get(y)];
    return ours !== undefined && theirs !== undefined && !ours.isDisjointFrom(theirs);
  };
};

/** Above every cluster number, so that two of them make one exact number. */
const SHIFT = 2 ** 26;
const keyOf = (x: number, y: number): number => (x < y ? x * SHIFT + y : y * SHIFT + x);

/**
 * For every two clusters that may be one person, the place of the best pair between them; best first. Clusters a person has parted
 * are left out, and those that can never be one. Cluster numbers stay below 67 million.
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
    if (parted.has(key) || input.areApart(x, y)) continue;
    const known = best.get(key);
    if (known === undefined || weight(i) > weight(known)) best.set(key, i);
  }
  return [...best.values()].sort((i, j) => weight(j) - weight(i) || i - j);
};
