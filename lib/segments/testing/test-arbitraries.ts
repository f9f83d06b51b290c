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
export const isoSpan = fc.tuple(iso, iso).map((pair) => {
  const [from, to] = pair.sort();
  return { from, to };
});
export const numberTest = fc.oneof(
  fc.record({
    op: fc.constantFrom('eq' as const, 'ne' as const, 'lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
    value: half,
  }),
  fc
    .record({ op: fc.constantFrom('between' as const, 'not_between' as const), from: half, to: half.map((n) => n + 3) })
    .filter((t) => t.from <= t.to),
  fc.record({ op: fc.constantFrom('in' as const, 'not_in' as const), values: fc.array(half, { minLength: 1, maxLength: 4 }) }),
);
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
      return numberTest.map((test) => ({ op, test }));
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
