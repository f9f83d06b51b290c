import type { WeighedPairs } from './weigh.ts';

/** A source with fewer sure pairs to others says nothing about itself. */
const PAIRS_MIN = 50;
/** Most sure pairs within the source for each one to another source. */
const SHARE_MAX = 0.01;

/**
 * Sources that turn out to hold everybody once: many of their records surely repeat a record of another source, next to none a record of
 * their own. In ascending order.
 */
export const findDuplicateFree = (pairs: WeighedPairs, sourceOf: (end: number) => number, sureBits: number): number[] => {
  const within = new Map<number, number>();
  const across = new Map<number, number>();
  const add = (counts: Map<number, number>, source: number): unknown => counts.set(source, (counts.get(source) ?? 0) + 1);
  for (let i = 0; i < pairs.table.size; i += 1) {
    const sure = pairs.rule[i] || ((pairs.weight[i] ?? 0) >= sureBits && pairs.mayMerge[pairs.table.pattern[i] ?? 0]);
    if (!sure) continue;
    const [x, y] = [sourceOf(pairs.table.a[i] ?? 0), sourceOf(pairs.table.b[i] ?? 0)];
    if (x === y) add(within, x);
    else {
      add(across, x);
      add(across, y);
    }
  }
  return [...across]
    .filter(([source, n]) => n >= PAIRS_MIN && (within.get(source) ?? 0) <= SHARE_MAX * n)
    .map(([source]) => source)
    .sort((x, y) => x - y);
};
