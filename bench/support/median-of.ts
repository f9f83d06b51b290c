/** A JSON object. */
export interface Tree {
  readonly [key: string]: unknown;
}

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  // Halving leaves digits that nobody measured.
  return sorted.length % 2 === 1 ? high : Number((((sorted[middle - 1] ?? 0) + high) / 2).toPrecision(12));
};

const isArrays = (values: readonly unknown[]): values is readonly (readonly unknown[])[] =>
  values.every(Array.isArray) && values.every((value) => value.length === values[0]?.length);

const isNumbers = (values: readonly unknown[]): values is readonly number[] => values.every((value) => typeof value === 'number');

const middle = (values: readonly unknown[]): unknown => {
  if (isNumbers(values)) return median(values);
  if (values.every(isTree)) return medianOf(values);
  if (isArrays(values)) return values[0]?.map((_, i) => middle(values.map((value) => value[i])));
  return values.at(-1);
};

/** Objects of one shape in one: the median of each number at any depth, everything else as in the last. */
export const medianOf = (trees: readonly Tree[]): Tree => {
  const last = trees.at(-1) ?? {};
  return Object.fromEntries(Object.keys(last).map((key) => [key, middle(trees.map((tree) => tree[key]))]));
};

/** Least and most of each number, at the top or in an object at any depth, that was not the same in all. */
export const rangeOf = (trees: readonly Tree[]): Tree => {
  const range: Record<string, unknown> = {};
  for (const key of Object.keys(trees.at(-1) ?? {})) {
    const values = trees.map((tree) => tree[key]);
    if (isNumbers(values)) {
      const [least, most] = [Math.min(...values), Math.max(...values)];
      if (least < most) range[key] = [least, most];
    } else if (values.every(isTree)) {
      const inner = rangeOf(values);
      if (Object.keys(inner).length > 0) range[key] = inner;
    }
  }
  return range;
};

/** Several runs of one bench as one result: medians, how many runs they are of, least and most of what differed. */
export const summariseRuns = (trees: readonly Tree[]): Tree => ({ ...medianOf(trees), runs: trees.length, range: rangeOf(trees) });
