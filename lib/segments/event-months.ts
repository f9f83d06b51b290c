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

const isStart = (ms: number, month: number): boolean => ms === Date.UTC(Math.floor(month / 100), (month % 100) - 1);

/** A span of time as months. */
export interface MonthSpan {
  /** The months it holds as a whole: from `first` on and before `end`; null is without bound. */
  readonly first: number | null;
  readonly end: number | null;
  /** The months of which it holds a part: one at each end. */
  readonly edges: readonly number[];
}

/** The months of a span; null where it holds no month as a whole, or where its ends are too far away. */
export const monthSpan = ({ fromMs, toMs }: Span): MonthSpan | null => {
  const from = fromMs === null ? null : monthOf(fromMs);
  const end = toMs === null ? null : monthOf(toMs);
  if ((fromMs !== null && from === null) || (toMs !== null && end === null)) return null;
  const isWholeFirst = fromMs === null || from === null || isStart(fromMs, from);
  const first = from === null || isWholeFirst ? from : monthAfter(from);
  if (first !== null && end !== null && first >= end) return null;
  const edges = [...(from === null || isWholeFirst ? [] : [from]), ...(toMs === null || end === null || isStart(toMs, end) ? [] : [end])];
  return { first, end, edges };
};

/** How many months a span holds as a whole; of one without a beginning many, of one from a time on without an end none that is known. */
export const monthCount = ({ first, end }: MonthSpan): number => {
  if (first === null) return Infinity;
  if (end === null) return 0;
  return (Math.floor(end / 100) - Math.floor(first / 100)) * 12 + (end % 100) - (first % 100);
};
