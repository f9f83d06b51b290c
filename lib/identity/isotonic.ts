/**
 * Weighted isotonic regression (pool adjacent violators): the non-increasing sequence nearest to `values`.
 * `weights` say how much each value counts; zero counts as very little.
 */
export const nonIncreasing = (values: readonly number[], weights: readonly number[]): number[] => {
  const blocks: { sum: number; weight: number; length: number }[] = [];
  values.forEach((value, i) => {
    const weight = Math.max(weights[i] ?? 0, 1e-9);
    let block = { sum: value * weight, weight, length: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.weight < block.sum / block.weight; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, length: last.length + block.length };
    }
    blocks.push(block);
  });
  return blocks.flatMap((b) => Array.from({ length: b.length }, () => b.sum / b.weight));
};
