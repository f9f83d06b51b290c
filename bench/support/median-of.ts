/** A JSON object. */
export interface Tree {
  readonly [key: string]: unknown;
}

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
};

const isNumbers = (values: readonly unknown[]): values is readonly number[] => values.every((value) => typeof value === 'number');

const middle = (values: readonly unknown[]): unknown => {
  if (isNumbers(values)) return median(values);
  if (values.every(isTree)) return medianOf(values);
  if (values.every(Array.isArray)) return values[0]?.map((_: unknown, i: number) => middle(values.map((value) => value[i])));
  return values.at(-1);
};

/** Objects of one shape in one: the median of each number at any depth, everything else as in the last. */
export const medianOf = (trees: readonly Tree[]): Tree => {
  const last = trees.at(-1) ?? {};
  return Object.fromEntries(Object.keys(last).map((key) => [key, middle(trees.map((tree) => tree[key]))]));
};

/** Least and most of each number at the top. */
export const rangeOf = (trees: readonly Tree[]): Readonly<Record<string, readonly [number, number]>> => {
  const range: Record<string, readonly [number, number]> = {};
  for (const key of Object.keys(trees.at(-1) ?? {})) {
    const values = trees.map((tree) => tree[key]);
    if (isNumbers(values)) range[key] = [Math.min(...values), Math.max(...values)];
  }
  return range;
};
