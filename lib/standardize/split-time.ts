import { err, ok, type Result } from '../core/result.ts';
import type { IssueCode } from './standardized.ts';

/** Time of a day: ms since midnight, minutes east of UTC when written, or the abbreviation of a zone. */
export interface TimeOfDay {
  readonly ms: number;
  readonly offsetMinutes?: number;
  readonly zoneName?: string;
}

interface SplitTime {
  readonly date: string;
  readonly time?: TimeOfDay;
}

const CLOCK = /(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:](\d{1,9}))?)?(?:\s?(a\.?m\.?|p\.?m\.?)(?![a-z]))?/;
const BARE_HOUR = /(?:^|[\s,t])(\d{1,2})\s?(am|pm)(?![a-z])/;
const CHINESE_NOON = /(上午|下午|凌晨|晚上|中午)\s*(\d)/;
const CHINESE_CLOCK = /(\d{1,2})\s?[时時点]\s?(?:(\d{1,2})\s?分\s?(?:(\d{1,2})\s?秒)?)?/;
const COLON_DATE = /^(\d{1,4}):(\d{1,2}):(\d{1,4})(?= |t|$)/;
const LOG_DATE = /^(\d{1,2}\/[a-z]{3}\/\d{4}):/;
const PAREN = /\s*\([^()]{1,40}\)$/;
const GO_CLOCK = / m=[+-][\d.]+$/;
const OFFSET = /^([+-])(\d{2}|\d(?=[: ]|$))(?::?(\d{2}))?(?= |$)/;
const ZONE = /^([a-z]{1,5})(?![a-z])/;
const DATE_OFFSET = /^(\d{4}-\d{1,2}-\d{1,2})([+-]\d{2}:?\d{2}|z)$/;

const clockMs = (match: RegExpExecArray): number | undefined => {
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const second = Number(match[3] ?? 0);
  const half = (match[5] ?? '').replaceAll('.', '');
  if (half !== '') {
    // "17:05 pm" is written by careless exports: an hour above 12 wins over the half of the day, 0 am is midnight.
    if (hour > 12 && half === 'am') return undefined;
    if (half === 'pm' && hour < 12) hour += 12;
    if (half === 'am' && hour === 12) hour = 0;
  }
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millis = Number((match[4] ?? '').padEnd(3, '0').slice(0, 3));
  return ((hour * 60 + minute) * 60 + second) * 1000 + millis;
};

interface Zone {
  readonly offsetMinutes?: number;
  readonly zoneName?: string;
  /** What stands behind the zone: the year in `Mon Jan 2 15:04:05 MST 2006`. */
  readonly rest: string;
}

const readZone = (text: string): Zone | undefined => {
  let rest = text.replace(/^[\s,]+/, '');
  let offsetMinutes: number | undefined;
  let zoneName: string | undefined;
  for (let step = 0; step < 3; step += 1) {
    const offset = OFFSET.exec(rest);
    const zone = ZONE.exec(rest);
    if (offset !== null) {
      const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
      if (minutes > 15 * 60) return undefined;
      offsetMinutes ??= offset[1] === '-' ? -minutes : minutes;
    } else if (zone !== null) {
      if (zone[1] === 'z' || zone[1] === 'utc' || zone[1] === 'gmt') zoneName ??= 'utc';
      else zoneName = zone[1];
    } else break;
    rest = rest.slice((offset ?? zone)?.[0].length ?? 0).trimStart();
  }
  if (zoneName === 'utc') offsetMinutes ??= 0;
  return { rest, ...(offsetMinutes === undefined ? {} : { offsetMinutes }), ...(zoneName === undefined ? {} : { zoneName }) };
};

const prepare = (text: string): string => {
  const noon = CHINESE_NOON.exec(text);
  let prepared = text.replace(GO_CLOCK, '').replace(PAREN, '').replace(LOG_DATE, '$1 ').replace(COLON_DATE, '$1/$2/$3');
  prepared = prepared.replace(CHINESE_CLOCK, (_, h: string, m?: string, s?: string) => `${h}:${m ?? '00'}:${s ?? '00'}`);
  if (noon === null) return prepared;
  const half = noon[1] === '上午' || noon[1] === '凌晨' ? 'am' : 'pm';
  return `${prepared.replace(noon[1] ?? '', ' ').trim()} ${half}`;
};

/** Parts a date-time (small letters, single blanks) into the text of its date and the time of day. */
export const splitTime = (raw: string): Result<SplitTime, IssueCode> => {
  const text = prepare(raw);
  const dated = DATE_OFFSET.exec(text);
  if (dated !== null) return splitTime(`${dated[1]} 00:00 ${dated[2]}`);
  if (/^\d{1,4}\/\d{1,2}\/\d{1,4}$/.test(text)) return ok({ date: text });
  const match = CLOCK.exec(text);
  const bare = match === null ? BARE_HOUR.exec(text) : null;
  if (bare !== null) return splitTime(`${text.slice(0, bare.index)} ${bare[1]}:00${bare[2]}${text.slice(bare.index + bare[0].length)}`);
  if (match === null) return ok({ date: text });
  const ms = clockMs(match);
  const zone = readZone(text.slice(match.index + match[0].length));
  if (zone === undefined) return err('date_invalid');
  if (ms === undefined) return err('date_impossible');
  const before = text
    .slice(0, match.index)
    .replace(/(?<=\d)t$/, '')
    .replace(/[\s,]+(?:at)?[\s,]*$/, '');
  if (/\d:$/.test(before) || /^[:\d]/.test(text.slice(match.index + match[0].length))) return err('date_invalid');
  const date = zone.rest === '' ? before : /^\d{4}$/.test(zone.rest) ? `${before} ${zone.rest}` : undefined;
  if (date === undefined) return err('date_invalid');
  const { rest: _rest, ...written } = zone;
  return ok({ date, time: { ms, ...written } });
};
