import { addDays, daysBetween } from '../core/days.ts';

/** One day of the trend; `score` is null on days without a snapshot. */
export interface TrendDay {
  readonly day: string;
  readonly score: number | null;
  readonly completeness: number | null;
  readonly validity: number | null;
  readonly uniqueness: number | null;
  readonly timeliness: number | null;
}

/** An import that ended on a day of the trend. */
export interface TrendMark {
  readonly day: string;
  readonly importId: number;
  readonly source: string;
}

/** The trend of the score of all data, of one source or of one field, by day. */
export interface QualityTrend {
  readonly days: readonly TrendDay[];
  readonly imports: readonly TrendMark[];
}

/** Fills the days between the first snapshot and `to` with gaps, so that a day nobody measured is not drawn as a zero. At most `daysMax` last days. */
export const dailyTrend = (snapshots: readonly TrendDay[], to: string, daysMax = 365): TrendDay[] => {
  const sorted = [...snapshots].sort((a, b) => (a.day < b.day ? -1 : 1));
  const first = sorted[0];
  if (!first || first.day > to) return [];
  const byDay = new Map(sorted.map((s) => [s.day, s]));
  const from = daysBetween(first.day, to) >= daysMax ? addDays(to, 1 - daysMax) : first.day;
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i): TrendDay => {
    const day = addDays(from, i);
    return byDay.get(day) ?? { day, score: null, completeness: null, validity: null, uniqueness: null, timeliness: null };
  });
};
