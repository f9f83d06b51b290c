import { foldName, OTHERS_COLOR } from './palette';

/** Amounts per name in one bucket; null where the data does not reach. */
export interface StackBucket {
  readonly start: string;
  readonly values: Readonly<Record<string, number>> | null;
}

export interface StackSeries {
  /** Position in `values` of every point. */
  readonly index: number;
  /** Null: the sum of all names that have no series of their own. */
  readonly name: string | null;
  readonly color: string;
  readonly total: number;
}

export interface StackPoint {
  readonly start: string;
  /** One per series, or all null in a gap. */
  readonly values: readonly (number | null)[];
  readonly total: number | null;
}

/** A stacked chart, ready to draw. */
export interface PreparedStack {
  readonly series: readonly StackSeries[];
  readonly points: readonly StackPoint[];
  /** Names gathered in the last series. */
  readonly others: readonly string[];
}

/**
 * Makes a series of each name that has a colour in `colors`, in the order given there and whatever its size, so that a filter moves nothing;
 * all other names become one series. Names without an amount are left out; gaps stay gaps.
 */
export const prepareStack = (buckets: readonly StackBucket[], colors: ReadonlyMap<string, string>): PreparedStack => {
  const totals = new Map<string, number>();
  for (const { values } of buckets) for (const [name, n] of Object.entries(values ?? {})) totals.set(name, (totals.get(name) ?? 0) + n);
  const order = [...colors.keys()];
  const own = [...totals.keys()]
    .filter((name) => colors.has(foldName(name)))
    .sort((a, b) => order.indexOf(foldName(a)) - order.indexOf(foldName(b)));
  const others = [...totals.keys()].filter((name) => !colors.has(foldName(name))).sort();
  const series = own.map(
    (name, index): StackSeries => ({ index, name, color: colors.get(foldName(name)) ?? OTHERS_COLOR, total: totals.get(name) ?? 0 }),
  );
  if (others.length > 0)
    series.push({ index: own.length, name: null, color: OTHERS_COLOR, total: others.reduce((s, n) => s + (totals.get(n) ?? 0), 0) });
  const points = buckets.map(({ start, values }): StackPoint => {
    if (values === null) return { start, values: series.map(() => null), total: null };
    const amounts = own.map((name) => values[name] ?? 0);
    if (others.length > 0) amounts.push(others.reduce((s, name) => s + (values[name] ?? 0), 0));
    return { start, values: amounts, total: amounts.reduce((s, n) => s + n, 0) };
  });
  return { series, points, others };
};
