/** A weighed pair of nodes, as far as suggestions need it. */
export interface SuggestablePair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** What keeps two clusters from being suggested. */
export interface SuggestInput<P extends SuggestablePair> {
  readonly pairs: readonly P[];
  readonly clusterOf: (node: number) => number;
  readonly suggestBits: number;
  readonly cannotLink: readonly (readonly [number, number])[];
}

const keyOf = (x: number, y: number): string => (x < y ? `${x}-${y}` : `${y}-${x}`);

/** For every two clusters that may be one person, the best pair between them; best first. Clusters a person has parted are left out. */
export const suggestPairs = <P extends SuggestablePair>(input: SuggestInput<P>): P[] => {
  const { clusterOf } = input;
  const parted = new Set(input.cannotLink.map(([a, b]) => keyOf(clusterOf(a), clusterOf(b))));
  const best = new Map<string, P>();
  for (const pair of input.pairs) {
    const [x, y] = [clusterOf(pair.a), clusterOf(pair.b)];
    if (x === y || pair.weight < input.suggestBits) continue;
    const key = keyOf(x, y);
    if (parted.has(key)) continue;
    const known = best.get(key);
    if (!known || pair.weight > known.weight) best.set(key, pair);
  }
  return [...best.values()].sort((p, q) => q.weight - p.weight || p.a - q.a || p.b - q.b);
};
