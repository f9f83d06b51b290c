/** Calendar days as `YYYY-MM-DD` text: no clock and no zone of its own, so that a day means the same on every machine. */
export const GRAINS = ['day', 'week', 'month'] as const;
export type Grain = (typeof GRAINS)[number];

const DAY_MS = 86_400_000;
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const text = (date: Date): string => date.toISOString().slice(0, 10);

/** The calendar day of an instant in an IANA time zone. Throws RangeError for an unknown zone. */
export const dayInZone = (instant: Date, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(instant);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};

/** The day `days` later (earlier when negative). */
export const addDays = (day: string, days: number): string => text(new Date(utc(day).getTime() + days * DAY_MS));

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS);

/** First day of the day, ISO week (Monday) or month that `day` lies in. */
export const startOfGrain = (day: string, grain: Grain): string => {
  if (grain === 'day') return day;
  if (grain === 'month') return `${day.slice(0, 7)}-01`;
  return addDays(day, -((utc(day).getUTCDay() + 6) % 7));
};

const next = (start: string, grain: Grain): string =>
  grain === 'day' ? addDays(start, 1) : grain === 'week' ? addDays(start, 7) : startOfGrain(addDays(start, 31), 'month');

/** The span of days a filter may name: what the index keeps, and nothing that could make a series without end. */
export const DAY_MIN = '1970-01-01';
export const DAY_MAX = '2100-12-31';

/** The calendar day (UTC) of an instant, moved into the span from `DAY_MIN` to `DAY_MAX`. */
export const clampDay = (date: Date): string =>
  text(new Date(Math.min(Math.max(date.getTime(), utc(DAY_MIN).getTime()), utc(DAY_MAX).getTime())));

/** First days of every bucket from the one with `from` to the one with `to`; empty when `to` is earlier. */
export const bucketsBetween = (from: string, to: string, grain: Grain): string[] => {
  const out: string[] = [];
  for (let at = startOfGrain(from, grain); at <= to; at = next(at, grain)) out.push(at);
  return out;
};

/** The finest grain that keeps a span readable: at most 62 days by day, 26 weeks by week, else by month. */
export const grainFor = (from: string, to: string): Grain => {
  const days = daysBetween(from, to);
  return days <= 62 ? 'day' : days <= 182 ? 'week' : 'month';
};

/** A range of days, both ends included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Most buckets of a series: two years by day. Each is an object on the server and a mark on the screen. */
export const BUCKETS_MAX = 750;

const DAYS_PER_GRAIN: Readonly<Record<Grain, number>> = { day: 1, week: 7, month: 28 };

const tooMany = ({ from, to }: DayRange, grain: Grain): boolean => daysBetween(from, to) / DAYS_PER_GRAIN[grain] > BUCKETS_MAX - 2;

/**
 * The range and grain of a series of at most `BUCKETS_MAX` buckets. A range that would give more is cut to where the data lies, then
 * its grain is raised to weeks and months, and what is still too long (some 57 years) keeps its end. Without `grain` the length of
 * the range decides.
 */
export const seriesSpan = (range: DayRange, extent: DayRange | null, grain?: Grain): DayRange & { readonly grain: Grain } => {
  const fits = (span: DayRange): boolean => !tooMany(span, grain ?? grainFor(span.from, span.to));
  const [from = range.from] = [range.from, extent?.from ?? ''].sort().reverse();
  const [to = range.to] = [range.to, extent?.to ?? range.to].sort();
  const span = fits(range) || from > to ? range : { from, to };
  const first = GRAINS.indexOf(grain ?? grainFor(span.from, span.to));
  const raised = GRAINS.slice(first).find((g) => !tooMany(span, g));
  if (raised) return { ...span, grain: raised };
  return { from: addDays(span.to, -(BUCKETS_MAX - 2) * DAYS_PER_GRAIN.month), to: span.to, grain: 'month' };
};
