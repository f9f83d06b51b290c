import type { CalendarUnit } from './value-tests.ts';

export const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

/** Day number of an ISO day. */
export const dayNumber = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY);

/** ISO day of a day number. */
export const isoOfDay = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** `last N days` in milliseconds. */
export const daysToMs = (days: number): number => days * MS_PER_DAY;

/** Minutes in milliseconds. */
export const minutesToMs = (minutes: number): number => minutes * MS_PER_MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
  });
  formats.set(zone, format);
  return format;
};

/** What a clock on the wall of `zone` shows at a moment, as if it were UTC, in milliseconds without their fraction of a second. */
const wallClock = (ms: number, zone: string): number => {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(ms)
      .map((part) => [part.type, part.value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - number('year') : number('year');
  const date = new Date(0);
  date.setUTCFullYear(year, number('month') - 1, number('day'));
  date.setUTCHours(number('hour'), number('minute'), number('second'));
  return date.getTime();
};

/** Day number (days since 1970-01-01) of a moment in `zone`. */
export const dayOfTime = (ms: number, zone = 'UTC'): number => Math.floor((zone === 'UTC' ? ms : wallClock(ms, zone)) / MS_PER_DAY);

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z)?$/;

/**
 * Day number of a text that holds a date as imports keep it: a day, the same everywhere, or a time in UTC, whose day is that in `zone`.
 * Null for any other text, also for days that do not exist.
 */
export const dayOfIsoText = (text: string, zone: string): number | null => {
  const iso = text.toUpperCase();
  if (!ISO_DATE.test(iso)) return null;
  const ms = Date.parse(iso);
  if (Number.isNaN(ms) || isoOfDay(Math.floor(ms / MS_PER_DAY)) !== iso.slice(0, 10)) return null;
  return iso.length === 10 ? dayNumber(iso) : dayOfTime(ms, zone);
};

/** Times of these years, the second excluded, as the texts they begin with: those that the index tells in any zone, by a year's margin. */
export const ZONED_YEARS = ['1901', '2299'] as const;

/** As `dayOfIsoText`, for the month and day alone: a time outside `ZONED_YEARS`, as "for ever" is often written, has those that stand there. */
export const monthDayOfIsoText = (text: string, zone: string): number | null =>
  dayOfIsoText(text, text >= ZONED_YEARS[0] && text < ZONED_YEARS[1] ? zone : 'UTC');

/** First moment of a day in `zone`, in milliseconds; where clocks skip midnight, the first moment that there is. */
export const startOfDay = (day: number, zone = 'UTC'): number => {
  const midnight = day * MS_PER_DAY;
  if (zone === 'UTC') return midnight;
  // The offset is looked up a day before and after: one of the two holds at midnight.
  const before = midnight - (wallClock(midnight - MS_PER_DAY, zone) - (midnight - MS_PER_DAY));
  const after = midnight - (wallClock(midnight + MS_PER_DAY, zone) - (midnight + MS_PER_DAY));
  const starts = [before, after].filter((ms) => dayOfTime(ms, zone) === day && dayOfTime(ms - 1, zone) < day);
  return starts.length > 0 ? Math.min(...starts) : Math.max(before, after);
};

const daysOfMonth = (year: number, month: number): number => Math.round(Date.UTC(year, month, 1) / MS_PER_DAY);

/** First and last day of the calendar period of `today` shifted by `offset` periods. Weeks begin on Monday. */
export const periodOf = (today: number, unit: CalendarUnit, offset: number): { readonly from: number; readonly to: number } => {
  const date = new Date(today * MS_PER_DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit) {
    case 'day':
      return { from: today + offset, to: today + offset };
    case 'week': {
      const monday = today - ((date.getUTCDay() + 6) % 7) + 7 * offset;
      return { from: monday, to: monday + 6 };
    }
    case 'month':
      return { from: daysOfMonth(year, month + offset), to: daysOfMonth(year, month + offset + 1) - 1 };
    case 'quarter': {
      const first = month - (month % 3) + 3 * offset;
      return { from: daysOfMonth(year, first), to: daysOfMonth(year, first + 3) - 1 };
    }
    case 'year':
      return { from: daysOfMonth(year + offset, 0), to: daysOfMonth(year + offset + 1, 0) - 1 };
  }
};
