import { dayNumber, dayOfTime, isoOfDay, periodOf, startOfDay } from './days.ts';
import { type PlanTest, positiveNumber } from './plan.ts';
import type { DateTest, TraitTest } from './value-tests.ts';

/** The moment a rule runs at (ms), and the time zone in which its days begin. */
export interface Clock {
  readonly now: number;
  readonly zone: string;
}

interface Normal {
  readonly test: PlanTest;
  readonly negate: boolean;
}

const positive = (test: PlanTest): Normal => ({ test, negate: false });
const negative = (test: PlanTest): Normal => ({ test, negate: true });
const daySpan = (from: number | null, to: number | null, { zone }: Clock): Normal =>
  positive({
    op: 'days',
    from,
    to,
    span: { fromMs: from === null ? null : startOfDay(from, zone), toMs: to === null ? null : startOfDay(to + 1, zone) },
  });

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** `MM-DD` of today and the next `days` days; who was born on 29 February celebrates on the 28th in other years. */
const monthDaysAhead = (today: number, days: number): string[] => {
  const found = new Set<string>();
  for (let day = today; day <= today + days; day++) {
    const iso = isoOfDay(day);
    found.add(iso.slice(5));
    if (iso.endsWith('-02-28') && !isLeapYear(Number(iso.slice(0, 4)))) found.add('02-29');
  }
  return [...found];
};

const normalizeDate = (test: Exclude<DateTest, { op: 'anniversary' }>, clock: Clock): Normal => {
  const today = dayOfTime(clock.now, clock.zone);
  switch (test.op) {
    case 'before':
      return daySpan(null, dayNumber(test.value) - 1, clock);
    case 'after':
      return daySpan(dayNumber(test.value) + 1, null, clock);
    case 'on':
      return daySpan(dayNumber(test.value), dayNumber(test.value), clock);
    case 'between_dates':
      return daySpan(dayNumber(test.from), dayNumber(test.to), clock);
    case 'last_days':
      return daySpan(today - test.days, today, clock);
    case 'more_than_days_ago':
      return daySpan(null, today - test.days - 1, clock);
    case 'next_days':
      return daySpan(today, today + test.days, clock);
    case 'more_than_days_ahead':
      return daySpan(today + test.days + 1, null, clock);
    case 'in_period': {
      const { from, to } = periodOf(today, test.unit, test.offset);
      return daySpan(from, to, clock);
    }
  }
};

/** Turns a test into a positive one plus a flag, with dates relative to the clock resolved. */
export const normalizeTest = (test: TraitTest, clock: Clock): Normal => {
  switch (test.op) {
    case 'blank':
      return negative({ op: 'present' });
    case 'not_blank':
      return positive({ op: 'present' });
    case 'is':
    case 'contains':
    case 'starts':
    case 'ends':
    case 'like':
      return positive({ op: test.op, value: test.value });
    case 'is_not':
      return negative({ op: 'is', value: test.value });
    case 'not_contains':
      return negative({ op: 'contains', value: test.value });
    case 'not_like':
      return negative({ op: 'like', value: test.value });
    case 'is_one_of':
    case 'any':
      return positive({ op: 'one_of', values: test.values });
    case 'is_none_of':
    case 'none':
      return negative({ op: 'one_of', values: test.values });
    case 'contains_any':
      return positive({ op: 'contains_any', values: test.values });
    case 'all':
      return positive({ op: 'all_of', values: test.values });
    case 'size':
      return positive({ op: 'size', ...positiveNumber(test.test) });
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'between':
    case 'not_between':
    case 'in':
    case 'not_in': {
      const { test: number, negate } = positiveNumber(test);
      return { test: { op: 'number', test: number }, negate };
    }
    case 'is_true':
      return positive({ op: 'number', test: { op: 'eq', value: 1 } });
    case 'is_false':
      return positive({ op: 'number', test: { op: 'eq', value: 0 } });
    case 'anniversary':
      return positive({ op: 'month_days', monthDays: monthDaysAhead(dayOfTime(clock.now, clock.zone), test.days), zone: clock.zone });
    default:
      return normalizeDate(test, clock);
  }
};
