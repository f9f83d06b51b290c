import { err, ok, type Result } from '../core/result.ts';
import { MONTH_NUMBERS, WEEKDAYS } from './month-names.ts';
import { splitTime, type TimeOfDay } from './split-time.ts';
import type { IssueCode } from './standardized.ts';

/** Order of the parts of a numeric date. */
export type PartOrder = 'ymd' | 'dmy' | 'mdy';

/** A date as written, and its time if it has one. `epochMs`: the text was a time stamp and nothing else counts. */
export interface ParsedDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: TimeOfDay;
  readonly epochMs?: number;
}

export interface ParseDateOptions {
  readonly order?: PartOrder;
  /** Two-digit years below it are of this century, the others of the last. */
  readonly pivotYear?: number;
}

type Parsed = Result<ParsedDate, IssueCode>;
type Ymd = readonly [year: number, month: number, day: number];

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FIRST_YEAR = 1800;
const LAST_YEAR = 2199;
const EXCEL_FIRST_DAY_MS = Date.UTC(1899, 11, 30);
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const ORDINAL = /(\d)(?:st|nd|rd|th)\b/g;
const PART = /^(?:\d{1,4}|\p{L}+)$/u;
const SEPARATORS = /\s*[/-]\s*|, ?|\. |\.| /;
const IGNORED: ReadonlySet<string> = new Set(['at', 'of', 'de', 'del', 'den', 'le', 'the', 'um', 'à']);

const check = (year: number, month: number, day: number): Result<Ymd, IssueCode> => {
  if (month < 1 || month > 12 || day < 1 || day > (MONTH_DAYS[month - 1] ?? 0) || year < FIRST_YEAR || year > LAST_YEAR)
    return err('date_impossible');
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && day === 29 && !leap ? err('date_impossible') : ok([year, month, day]);
};

const fullYear = (text: string, pivot: number): number => {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < pivot ? 2000 + year : 1900 + year;
};

const withMonthName = (parts: readonly string[], monthAt: number, pivot: number): Result<Ymd, IssueCode> => {
  const month = MONTH_NUMBERS.get(parts[monthAt] ?? '') ?? 0;
  const rest = parts.filter((_, index) => index !== monthAt);
  const [a = '', b = ''] = rest;
  if (rest.length === 1) return /^\d{4}$/.test(a) ? check(Number(a), month, 1) : err('date_incomplete');
  if (!/^\d+$/.test(a) || !/^\d+$/.test(b)) return err('date_invalid');
  return a.length > 2 ? check(Number(a), month, Number(b)) : check(fullYear(b, pivot), month, Number(a));
};

const withNumbers = (parts: readonly string[], order: PartOrder | undefined, pivot: number): Result<Ymd, IssueCode> => {
  const [a = '', b = '', c = ''] = parts;
  if (a.length === 4) return b.length > 2 || c.length > 2 ? err('date_invalid') : check(Number(a), Number(b), Number(c));
  if (a.length > 2 || b.length > 2 || c.length === 3) return err('date_invalid');
  if (a.length === 2 && Number(a) > 31 && c.length <= 2) return check(fullYear(a, pivot), Number(b), Number(c));
  // A column of years first: `03/04/24` among them could be anything, `13/04/2024` reads one way.
  if (order === 'ymd' && c.length <= 2) return err('date_ambiguous');
  const year = fullYear(c, pivot);
  if (order === 'dmy') return check(year, Number(b), Number(a));
  if (order === 'mdy') return check(year, Number(a), Number(b));
  if (Number(a) > 12) return check(year, Number(b), Number(a));
  if (Number(b) > 12 || a === b) return check(year, Number(a), Number(b));
  return err('date_ambiguous');
};

const parseParts = (text: string, options: ParseDateOptions): Result<Ymd, IssueCode> => {
  const pivot = options.pivotYear ?? 69;
  const iso = ISO.exec(text);
  if (iso !== null) return check(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const spaced = text
    .replace(/\s*[年月]\s*/g, '-')
    .replace(/[日号]$/, '')
    .replace(/-$/, '')
    .replace(ORDINAL, '$1')
    .replace(/(?<=[ -])'(?=\d\d$)/, '');
  const parts = spaced
    .split(SEPARATORS)
    .filter((part, index) => !(IGNORED.has(part) || (index === 0 && WEEKDAYS.has(part)) || (part === '' && index > 0)));
  if (/[-/.,] ?[-/.,]/.test(spaced) || !parts.every((part) => PART.test(part))) return err('date_invalid');
  const monthAt = parts.findIndex((part) => MONTH_NUMBERS.has(part));
  if (parts.length < 2 || parts.length > 3)
    return err(parts.length === 1 && /^(?:1[89]|20)\d\d$/.test(spaced) ? 'date_incomplete' : 'date_invalid');
  if (monthAt >= 0) return withMonthName(parts, monthAt, pivot);
  if (!parts.every((part) => /^\d+$/.test(part))) return err('date_invalid');
  if (parts.length === 3) return withNumbers(parts, options.order, pivot);
  const [a = '', b = ''] = parts;
  if (a.length === 4 && b.length <= 2) return check(Number(a), Number(b), 1);
  return err(a.length <= 2 && b.length <= 2 ? 'date_incomplete' : 'date_invalid');
};

const fromMs = (ms: number, isStamp: boolean): Parsed => {
  const at = new Date(ms);
  const ymd = check(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
  if (!ymd.ok) return ymd;
  const [year, month, day] = ymd.value;
  return ok({ year, month, day, ...(isStamp ? { epochMs: ms } : {}) });
};

const compact = (digits: string, order: PartOrder | undefined): Parsed => {
  const part = (from: number, to: number): number => Number(digits.slice(from, to));
  const asYmd = check(part(0, 4), part(4, 6), part(6, 8));
  const asDmy = order === 'mdy' ? check(part(4, 8), part(0, 2), part(2, 4)) : check(part(4, 8), part(2, 4), part(0, 2));
  const found = asYmd.ok || order === undefined || order === 'ymd' ? asYmd : asDmy;
  return found.ok ? ok({ year: found.value[0], month: found.value[1], day: found.value[2] }) : found;
};

const parseDigits = (digits: string, order: PartOrder | undefined): Parsed => {
  switch (digits.length) {
    case 4:
      return err('date_incomplete');
    case 5:
      return fromMs(EXCEL_FIRST_DAY_MS + Number(digits) * 86_400_000, false);
    case 8:
      return compact(digits, order);
    case 10:
      return fromMs(Number(digits) * 1000, true);
    case 13:
    case 16:
    case 19:
      return fromMs(Number(digits.slice(0, 13)), true);
    case 14: {
      const day = compact(digits.slice(0, 8), 'ymd');
      const [hour, minute, second] = [Number(digits.slice(8, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14))];
      if (hour > 23 || minute > 59 || second > 59) return err('date_impossible');
      return day.ok ? ok({ ...day.value, time: { ms: ((hour * 60 + minute) * 60 + second) * 1000 } }) : day;
    }
    default:
      return err('date_invalid');
  }
};

/** Reads a date, with or without time, in the many ways people and programs write it; never guesses between day and month. */
export const parseDate = (raw: string, options: ParseDateOptions): Parsed => {
  if (raw.length > 80) return err('date_invalid');
  const text = raw.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  if (/^\d+$/.test(text)) return parseDigits(text, options.order);
  const excel = /^(\d{5})\.(\d{1,12})$/.exec(text);
  if (excel !== null) {
    const ms = Math.round(Number(text) * 86_400) * 1000;
    const day = fromMs(EXCEL_FIRST_DAY_MS + Math.floor(ms / 86_400_000) * 86_400_000, false);
    return day.ok ? ok({ ...day.value, time: { ms: ms % 86_400_000 } }) : day;
  }
  const split = splitTime(text);
  if (!split.ok) return split;
  const shortDay = split.value.time === undefined ? null : /^(\d\d)(\d\d)(\d\d)$/.exec(split.value.date);
  const date = shortDay === null ? split.value.date : `20${shortDay[1]}-${shortDay[2]}-${shortDay[3]}`;
  const compactDay = /^\d{8}$/.test(date) ? compact(date, options.order) : undefined;
  if (compactDay !== undefined) return compactDay.ok ? ok({ ...compactDay.value, ...timeOf(split.value.time) }) : compactDay;
  const ymd = parseParts(date, options);
  if (!ymd.ok) return ymd;
  const [year, month, day] = ymd.value;
  return ok({ year, month, day, ...timeOf(split.value.time) });
};

const timeOf = (time: TimeOfDay | undefined): { time?: TimeOfDay } => (time === undefined ? {} : { time });
