import { dayNumber, dayOfTime } from './days.ts';
import type { TraitTest } from './value-tests.ts';

const fold = (text: string): string => text.toLowerCase();

/** A comparison of a number that is there. */
export const passesNumber = (
  x: number,
  test: Extract<TraitTest, { op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'between' }>,
): boolean => {
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
  }
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
    case 'anniversary':
      return daysToAnniversary(day, today) <= test.days;
    default:
      return false;
  }
};

/** A value of a person or event: texts, a number, or a day number. */
export type Value = { readonly texts: readonly string[] } | { readonly number: number | null } | { readonly day: number | null };

/** In-memory meaning of a test at `now` (ms); the oracle of the SQL. */
export const passesTest = (value: Value, test: TraitTest, now: number): boolean => {
  const missing = 'texts' in value ? value.texts.length === 0 : 'number' in value ? value.number === null : value.day === null;
  if (test.op === 'blank') return missing;
  if (test.op === 'not_blank') return !missing;
  if ('texts' in value) return passesTexts(value.texts, test);
  if ('day' in value) return value.day !== null && passesDay(value.day, test, dayOfTime(now));
  if (test.op === 'ne') return value.number !== test.value;
  if (value.number === null) return false;
  if (test.op === 'is_true') return value.number === 1;
  if (test.op === 'is_false') return value.number === 0;
  return 'from' in test && test.op !== 'between' ? false : passesNumber(value.number, test as Parameters<typeof passesNumber>[1]);
};
