import { dayNumber, dayOfTime, isoOfDay } from './days.ts';
import type { PlanTest } from './plan.ts';
import type { TraitTest } from './value-tests.ts';

interface Normal {
  readonly test: PlanTest;
  readonly negate: boolean;
}

const positive = (test: PlanTest): Normal => ({ test, negate: false });
const negative = (test: PlanTest): Normal => ({ test, negate: true });
const daySpan = (from: number | null, to: number | null): Normal => positive({ op: 'days', from, to });

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

/** Turns a test into a positive one plus a flag, with dates relative to `now` (ms) as day numbers in UTC. */
export const normalizeTest = (test: TraitTest, now: number): Normal => {
  const today = dayOfTime(now);
  switch (test.op) {
    case 'blank':
      return negative({ op: 'present' });
    case 'not_blank':
      return positive({ op: 'present' });
    case 'is':
    case 'contains':
    case 'starts':
    case 'ends':
      return positive({ op: test.op, value: test.value });
    case 'is_not':
      return negative({ op: 'is', value: test.value });
    case 'not_contains':
      return negative({ op: 'contains', value: test.value });
    case 'is_one_of':
    case 'any':
      return positive({ op: 'one_of', values: test.values });
    case 'is_none_of':
    case 'none':
      return negative({ op: 'one_of', values: test.values });
    case 'all':
      return positive({ op: 'all_of', values: test.values });
    case 'ne':
      return negative({ op: 'number', test: { op: 'eq', value: test.value } });
    case 'eq':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'between':
      return positive({ op: 'number', test });
    case 'is_true':
      return positive({ op: 'number', test: { op: 'eq', value: 1 } });
    case 'is_false':
      return positive({ op: 'number', test: { op: 'eq', value: 0 } });
    case 'before':
      return daySpan(null, dayNumber(test.value) - 1);
    case 'after':
      return daySpan(dayNumber(test.value) + 1, null);
    case 'on':
      return daySpan(dayNumber(test.value), dayNumber(test.value));
    case 'between_dates':
      return daySpan(dayNumber(test.from), dayNumber(test.to));
    case 'last_days':
      return daySpan(today - test.days, today);
    case 'more_than_days_ago':
      return daySpan(null, today - test.days - 1);
    case 'next_days':
      return daySpan(today, today + test.days);
    case 'anniversary':
      return positive({ op: 'month_days', monthDays: monthDaysAhead(today, test.days) });
  }
};
