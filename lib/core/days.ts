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
