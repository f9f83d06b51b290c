import fc from 'fast-check';
import { CALENDAR_UNITS, type TraitTest } from '../value-tests.ts';

/** The moment of all generated rules: a leap year's neighbour, shortly before its end. */
export const NOW = Date.parse('2027-02-20T10:30:00.250Z');
export const DAY = 86_400_000;

const WORDS = [
  'Paris',
  'paris',
  'PAR',
  'Berlin',
  '东京',
  'Ünï',
  "O'Brien",
  'a%b_c',
  'x\\y',
  "'; DROP",
  'tab\there',
  '{p0:String}',
  '😀',
] as const;
export const word = fc.constantFrom(...WORDS);
export const maybeWord = fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 4, arbitrary: word });
export const half = fc.integer({ min: -6, max: 20 }).map((n) => n / 2);
export const day = fc.oneof(
  fc.integer({ min: -300, max: 40 }).map((n) => Math.floor(NOW / DAY) + n),
  fc.constantFrom(-25_509, -1, 0, 11_016, 11_017, 19_782),
);
export const iso = day.map((n) => new Date(n * DAY).toISOString().slice(0, 10));
/** A text where a date is expected: a day, a time near the edges of days in many zones, or none. */
export const isoText = fc.oneof(
  { weight: 3, arbitrary: iso },
  {
    weight: 3,
    arbitrary: fc
      .tuple(day, fc.constantFrom(0, 1, 12 * 3_600_000, DAY - 1), fc.integer({ min: -14, max: 14 }))
      .map(([n, ms, hours]) => new Date(n * DAY + ms + hours * 3_600_000).toISOString()),
  },
  { weight: 1, arbitrary: iso.map((text) => `${text}T23:30:00Z`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'soon',
      '2027-02-29',
      '2028-02-29',
      '2027-02-20T24:00:00Z',
      '2027-02-20 10:00:00',
      '2027-02-20T10:00:00+02:00',
      '2027-2-20',
      '2027-02-20T10:30:00.250z',
    ),
  },
);
export const isoSpan = fc.tuple(iso, iso).map((pair) => {
  const [from, to] = pair.sort();
  return { from, to };
});
const numberTestOn = (number: fc.Arbitrary<number>) =>
  fc.oneof(
    fc.record({
      op: fc.constantFrom('eq' as const, 'ne' as const, 'lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
      value: number,
    }),
    fc
      .record({ op: fc.constantFrom('between' as const, 'not_between' as const), from: number, to: number.map((n) => n + 3) })
      .filter((t) => t.from <= t.to),
    fc.record({ op: fc.constantFrom('in' as const, 'not_in' as const), values: fc.array(number, { minLength: 1, maxLength: 4 }) }),
  );
export const numberTest = numberTestOn(half);
/** A test of how many values a list has, which are few. */
const sizeTest = numberTestOn(fc.integer({ min: 0, max: 7 }).map((n) => n / 2));
export const days = fc.constantFrom(0, 1, 7, 9, 30, 100);

/** A test of one operator. */
export const testOf = (op: TraitTest['op']): fc.Arbitrary<TraitTest> => {
  switch (op) {
    case 'blank':
    case 'not_blank':
    case 'is_true':
    case 'is_false':
      return fc.constant({ op });
    case 'is':
    case 'is_not':
    case 'contains':
    case 'not_contains':
    case 'starts':
    case 'ends':
      return fc
        .oneof(
          word,
          word.map((w) => [...w].slice(0, 2).join('')),
          word.map((w) => [...w].slice(-2).join('')),
        )
        .map((value) => ({ op, value }));
    case 'like':
    case 'not_like':
      return fc
        .constantFrom('par*', '*i*', '?ar??', '*', '??', 'a%b_c', '*_*', 'x\\y', '*\uD83D\uDE00', "*'*")
        .map((value) => ({ op, value }));
    case 'size':
      return sizeTest.map((test) => ({ op, test }));
    case 'is_one_of':
    case 'is_none_of':
    case 'contains_any':
    case 'any':
    case 'all':
    case 'none':
      return fc.array(word, { minLength: 1, maxLength: 3 }).map((values) => ({ op, values }));
    case 'between':
    case 'not_between':
      return fc
        .tuple(
          half,
          half.map((n) => n + 3),
        )
        .filter(([from, to]) => from <= to)
        .map(([from, to]) => ({ op, from, to }));
    case 'in':
    case 'not_in':
      return fc.array(half, { minLength: 1, maxLength: 4 }).map((values) => ({ op, values }));
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return half.map((value) => ({ op, value }));
    case 'before':
    case 'after':
    case 'on':
      return iso.map((value) => ({ op, value }));
    case 'between_dates':
      return isoSpan.map((span) => ({ op, ...span }));
    case 'last_days':
    case 'more_than_days_ago':
    case 'next_days':
    case 'more_than_days_ahead':
      return days.map((n) => ({ op, days: n }));
    case 'in_period':
      return fc.tuple(fc.constantFrom(...CALENDAR_UNITS), fc.integer({ min: -3, max: 1 })).map(([unit, offset]) => ({ op, unit, offset }));
    case 'anniversary':
      return fc.constantFrom(0, 1, 8, 9, 30, 365).map((n) => ({ op, days: n }));
  }
};
