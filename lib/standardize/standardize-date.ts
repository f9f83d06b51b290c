import { ok } from '../core/result.ts';
import { type ParsedDate, type PartOrder, parseDate } from './parse-date.ts';
import { issue, type Standardized } from './standardized.ts';
import { ZONE_OFFSETS } from './zone-offsets.ts';
import { zonedToUtc } from './zoned-time.ts';

export interface DateOptions {
  /** Order of the column's numeric dates; without it a date that reads two ways is an issue. */
  readonly dateOrder?: PartOrder;
  /** IANA zone of times without an offset; UTC when absent. */
  readonly timeZone?: string;
  /** Birth dates: two-digit years from 30 on are of the last century. */
  readonly isBirthDate?: boolean;
}

const ISO_DAY = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;
const ISO_TIME = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])[ T]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/;
const BIRTH_PIVOT = 30;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

const parse = (raw: string, options: DateOptions) =>
  parseDate(raw, {
    ...(options.dateOrder === undefined ? {} : { order: options.dateOrder }),
    ...(options.isBirthDate === true ? { pivotYear: BIRTH_PIVOT } : {}),
  });

/** A calendar day `YYYY-MM-DD`; a time behind it is dropped. Impossible, incomplete and ambiguous dates are issues. */
export const standardizeDate = (raw: string, options: DateOptions = {}): Standardized<string> => {
  const text = raw.trim();
  if (ISO_DAY.test(text) && text >= '1800') return ok(text);
  const parsed = parse(text, options);
  if (!parsed.ok) return issue(parsed.error);
  const { year, month, day } = parsed.value;
  return ok(`${year}-${two(month)}-${two(day)}`);
};

const toInstant = ({ year, month, day, time, epochMs }: ParsedDate, timeZone: string | undefined): number | undefined => {
  if (epochMs !== undefined) return epochMs;
  const wall = Date.UTC(year, month - 1, day) + (time?.ms ?? 0);
  if (time?.offsetMinutes !== undefined) return wall - time.offsetMinutes * 60_000;
  if (time?.zoneName === undefined) return zonedToUtc(wall, timeZone ?? 'UTC');
  const offset = timeZone === undefined ? undefined : ZONE_OFFSETS.get(time.zoneName);
  return offset === undefined ? undefined : wall - offset * 60_000;
};

/** An instant in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`; a day without a time is its midnight in the zone. */
export const standardizeDateTime = (raw: string, options: DateOptions = {}): Standardized<string> => {
  const text = raw.trim();
  const plain = options.timeZone === undefined || options.timeZone === 'UTC';
  if (plain && ISO_TIME.test(text) && text >= '1800') return ok(`${text.slice(0, 10)}T${text.slice(11)}.000Z`);
  const parsed = parse(text, options);
  if (!parsed.ok) return issue(parsed.error);
  const ms = toInstant(parsed.value, options.timeZone);
  return ms === undefined ? issue('time_zone_unknown') : ok(new Date(ms).toISOString());
};
