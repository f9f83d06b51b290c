import { dayNumber, dayOfIsoText, dayOfTime, monthDayOfIsoText, periodOf } from './days.ts';
import type { Clock } from './normalize-test.ts';
import type { DateTest, NumberTest, TraitTest } from './value-tests.ts';

const fold = (text: string): string => text.toLowerCase();

/** A comparison of a number that is there. */
export const passesNumber = (x: number, test: NumberTest): boolean => {
  switch (test.op) {
    case 'eq':
      return x === test.value;
    case 'ne':
      return x !== test.value;
    case 'lt':
      return x < test.value;
    case 'lte':
      return x <= test.value;
    case 'gt':
      return x > test.value;
    case 'gte':
      return x >= test.value;
    case 'between':
      return x >= test.from && x <= test.to;
    case 'not_between':
      return x < test.from || x > test.to;
    case 'in':
      return test.values.includes(x);
    case 'not_in':
      return !test.values.includes(x);
  }
};

/** * stands for any text, ? for one character. */
const passesPattern = (text: string, pattern: string): boolean => {
  const source = [...pattern].map((char) => (char === '*' ? '.*' : char === '?' ? '.' : RegExp.escape(char))).join('');
  return new RegExp(`^${source}$`, 'su').test(text);
};

/** A test on texts, of which there may be none. */
const passesTexts = (values: readonly string[], test: TraitTest): boolean => {
  const folded = values.map(fold);
  const among = (wanted: readonly string[]): boolean => wanted.some((w) => folded.includes(fold(w)));
  switch (test.op) {
    case 'is':
      return folded.includes(fold(test.value));
    case 'is_not':
      return !folded.includes(fold(test.value));
    case 'contains':
      return folded.some((v) => v.includes(fold(test.value)));
    case 'not_contains':
      return !folded.some((v) => v.includes(fold(test.value)));
    case 'starts':
      return folded.some((v) => v.startsWith(fold(test.value)));
    case 'ends':
      return folded.some((v) => v.endsWith(fold(test.value)));
    case 'is_one_of':
    case 'any':
      return among(test.values);
    case 'is_none_of':
    case 'none':
      return !among(test.values);
    case 'contains_any':
      return test.values.some((w) => folded.some((v) => v.includes(fold(w))));
    case 'like':
      return folded.some((v) => passesPattern(v, fold(test.value)));
    case 'not_like':
      return !folded.some((v) => passesPattern(v, fold(test.value)));
    case 'size':
      return passesNumber(values.length, test.test);
    case 'all':
      return test.values.every((w) => folded.includes(fold(w)));
    default:
      return false;
  }
};

/** Whole days until the next time the month and day of `day` come round, seen from `today`. */
const daysToAnniversary = (day: number, today: number): number => {
  const born = new Date(day * 86_400_000);
  const year = new Date(today * 86_400_000).getUTCFullYear();
  const inYear = (y: number): number => {
    const at = new Date(Date.UTC(y, born.getUTCMonth(), born.getUTCDate()));
    // 29 February rolls over to 1 March in other years: celebrated the day before.
    return dayOfTime(at.getTime()) - (at.getUTCDate() === born.getUTCDate() ? 0 : 1);
  };
  const left = inYear(year) - today;
  return left >= 0 ? left : inYear(year + 1) - today;
};

const passesDay = (day: number, test: TraitTest, today: number): boolean => {
  switch (test.op) {
    case 'before':
      return day < dayNumber(test.value);
    case 'after':
      return day > dayNumber(test.value);
    case 'on':
      return day === dayNumber(test.value);
    case 'between_dates':
      return day >= dayNumber(test.from) && day <= dayNumber(test.to);
    case 'last_days':
      return day <= today && day >= today - test.days;
    case 'more_than_days_ago':
      return today - day > test.days;
    case 'next_days':
      return day >= today && day <= today + test.days;
    case 'more_than_days_ahead':
      return day - today > test.days;
    case 'in_period': {
      const { from, to } = periodOf(today, test.unit, test.offset);
      return day >= from && day <= to;
    }
    case 'anniversary':
      return daysToAnniversary(day, today) <= test.days;
    default:
      return false;
  }
};

/** A value of a person or event: texts, a number, or a day number. */
export type Value = { readonly texts: readonly string[] } | { readonly number: number | null } | { readonly day: number | null };

/** The value of a text that a date test asks. */
export const dateValue = (text: string, { op }: DateTest, zone: string): Value => ({
  day: op === 'anniversary' ? monthDayOfIsoText(text, zone) : dayOfIsoText(text, zone),
});

const NEGATIVE_NUMBERS: readonly string[] = ['ne', 'not_between', 'not_in'];

const passesNumberTest = (number: number | null, test: TraitTest): boolean => {
  if (number === null) return NEGATIVE_NUMBERS.includes(test.op);
  switch (test.op) {
    case 'is_true':
      return number === 1;
    case 'is_false':
      return number === 0;
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'between':
    case 'not_between':
    case 'in':
    case 'not_in':
      return passesNumber(number, test);
    default:
      return false;
  }
};

/** In-memory meaning of a test; the oracle of the SQL. A negative test is the exact opposite of the positive one. */
export const passesTest = (value: Value, test: TraitTest, { now, zone }: Clock): boolean => {
  const missing = 'texts' in value ? value.texts.length === 0 : 'number' in value ? value.number === null : value.day === null;
  if (test.op === 'blank') return missing;
  if (test.op === 'not_blank') return !missing;
  if ('texts' in value) return passesTexts(value.texts, test);
  if ('day' in value) return value.day !== null && passesDay(value.day, test, dayOfTime(now, zone));
  return passesNumberTest(value.number, test);
};
