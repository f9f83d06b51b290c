import { assignColors, OTHERS_COLOR } from './palette';

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

/** Picks the largest names as series (at most `seriesMax`, the rest becomes one), in order of size. Gaps stay gaps. */
export const prepareStack = (buckets: readonly StackBucket[], seriesMax = 7): PreparedStack => {
  const totals = new Map<string, number>();
  for (const { values } of buckets) for (const [name, n] of Object.entries(values ?? {})) totals.set(name, (totals.get(name) ?? 0) + n);
  const names = [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1));
  const own = names.length > seriesMax + 1 ? names.slice(0, seriesMax) : names;
  const others = names.slice(own.length);
  const colors = assignColors(own);
  const series = own.map(
    (name, index): StackSeries => ({
      index,
      name,
      color: colors.get(name) ?? OTHERS_COLOR,
      total: totals.get(name) ?? 0,
    }),
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
