/** Precision, recall and F1, each 0 to 1 (1 when nothing was to be found). */
export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const quality = (right: number, found: number, expected: number): Quality => {
  const precision = found > 0 ? right / found : 1;
  const recall = expected > 0 ? right / expected : 1;
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
};

const pairsIn = (sizes: Iterable<number>): number => {
  let sum = 0;
  for (const n of sizes) sum += (n * (n - 1)) / 2;
  return sum;
};

const tally = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Compares clusters with the truth: pairwise quality and B³ F1. Both lists give a label per record. */
export const evaluateClusters = (clusters: ArrayLike<string | number>, truth: readonly string[]): Quality & { readonly b3: number } => {
  const found = Array.from(clusters, String);
  const both = found.map((c, i) => JSON.stringify([c, truth[i]]));
  const [byCluster, byTruth, byBoth] = [tally(found), tally(truth), tally(both)];
  const pairs = quality(pairsIn(byBoth.values()), pairsIn(byCluster.values()), pairsIn(byTruth.values()));
  let precision = 0;
  let recall = 0;
  both.forEach((key, i) => {
    const overlap = byBoth.get(key) ?? 0;
    precision += overlap / (byCluster.get(found[i] ?? '') ?? 1);
    recall += overlap / (byTruth.get(truth[i] ?? '') ?? 1);
  });
  const n = Math.max(1, found.length);
  const [p, r] = [precision / n, recall / n];
  return { ...pairs, b3: p + r > 0 ? (2 * p * r) / (p + r) : 0 };
};
