import type { Span } from './plan.ts';

/** Moments whose month the engine certainly counts as we do end here; they begin with 1970. */
const MONTHS_END_MS = Date.UTC(2200, 0, 1);

/** A moment's month in UTC as `toYYYYMM` gives it, or null for one too far away. */
export const monthOf = (ms: number): number | null => {
  if (ms < 0 || ms >= MONTHS_END_MS) return null;
  const day = new Date(ms);
  return day.getUTCFullYear() * 100 + day.getUTCMonth() + 1;
};

const monthAfter = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1);

const startOf = (month: number): number => Date.UTC(Math.floor(month / 100), (month % 100) - 1);

/** Whole months: from `first` on and before `end`; null is without bound. */
export interface WholeMonths {
  readonly first: number | null;
  readonly end: number | null;
}

/** A span of time as months. */
export interface MonthSpan extends WholeMonths {
  /** The months of which it holds a part: one at each end. */
  readonly edges: readonly number[];
}

/** An end of a span: its month, and whether the span begins or ends within it; an open end has none. */
const endOf = (ms: number | null): { readonly month: number | null; readonly isWithin: boolean; readonly isFar: boolean } => {
  const month = ms === null ? null : monthOf(ms);
  return { month, isWithin: month !== null && startOf(month) !== ms, isFar: ms !== null && month === null };
};

/** The months of a span; null where it holds no month as a whole, or where its ends are too far away. */
export const monthSpan = ({ fromMs, toMs }: Span): MonthSpan | null => {
  const [from, to] = [endOf(fromMs), endOf(toMs)];
  if (from.isFar || to.isFar) return null;
  const first = from.month !== null && from.isWithin ? monthAfter(from.month) : from.month;
  if (first !== null && to.month !== null && first >= to.month) return null;
  return { first, end: to.month, edges: [from, to].flatMap(({ month, isWithin }) => (month !== null && isWithin ? [month] : [])) };
};

/** How many months a span holds as a whole; of one without a beginning many, of one from a time on without an end none that is known. */
export const monthCount = ({ first, end }: WholeMonths): number => {
  if (first === null) return Infinity;
  if (end === null) return 0;
  return (Math.floor(end / 100) - Math.floor(first / 100)) * 12 + (end % 100) - (first % 100);
};
