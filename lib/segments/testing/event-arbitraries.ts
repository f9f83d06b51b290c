import fc from 'fast-check';
import type { Condition, Measure, Rank, Step } from '../rule.ts';
import { DATE_OPS } from '../value-tests.ts';
import { days, isoSpan, numberTest, testOf } from './test-arbitraries.ts';

const window = fc.oneof(
  fc.constant({ kind: 'ever' as const }),
  days.map((n) => ({ kind: 'last' as const, days: n })),
  days.map((n) => ({ kind: 'more_than' as const, days: n })),
  isoSpan.map((span) => ({ kind: 'between' as const, ...span })),
);

const TEXT_FILTER_OPS = [
  'is',
  'is_not',
  'contains',
  'not_contains',
  'starts',
  'ends',
  'is_one_of',
  'is_none_of',
  'contains_any',
  'like',
  'not_like',
  'blank',
  'not_blank',
] as const;
type Filters = Extract<Condition, { kind: 'event' }>['where'];
const DATE_FILTER_OPS = DATE_OPS.filter((op) => op !== 'blank' && op !== 'not_blank');
/** A date, or yes or no. */
const deliveryOrGift: fc.Arbitrary<Filters[number]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...DATE_FILTER_OPS)
      .chain(testOf)
      .map((test) => ({ property: 'delivery', test }) as Filters[number]),
  },
  { weight: 1, arbitrary: fc.constantFrom('is_true' as const, 'is_false' as const).map((op) => ({ property: 'gift', test: { op } })) },
);
const filterOf = (texts: readonly string[], numbers: readonly string[]): fc.Arbitrary<Filters[number]> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...texts), fc.constantFrom(...TEXT_FILTER_OPS).chain(testOf))
      .map(([property, test]) => ({ property, test }) as Filters[number]),
    fc
      .tuple(fc.constantFrom(...numbers), fc.oneof(numberTest, testOf('blank'), testOf('not_blank')))
      .map(([property, test]) => ({ property, test }) as Filters[number]),
  );

const orderFilters = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: filterOf(['category', 'odd\'key"`\\', 'currency'], ['amount', 'quantity', 'price']) },
    { weight: 1, arbitrary: deliveryOrGift },
  ),
  { maxLength: 2 },
);
const viewFilters = fc.array(filterOf(['category'], ['category', 'amount']), { maxLength: 2 });

const measureOf = (of: readonly string[], filters: fc.Arbitrary<Filters>): fc.Arbitrary<Measure> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('count' as const),
      op: fc.constantFrom('at_least' as const, 'at_most' as const, 'exactly' as const),
      n: fc.integer({ min: 0, max: 4 }),
    }),
    fc.record({
      kind: fc.constant('aggregate' as const),
      fn: fc.constantFrom('sum' as const, 'avg' as const, 'min' as const, 'max' as const, 'distinct' as const),
      of: fc.constantFrom(...of),
      test: numberTest,
    }),
    fc.record({
      kind: fc.constant('aggregate' as const),
      fn: fc.constant('distinct' as const),
      of: fc.constantFrom('category', 'currency'),
      test: numberTest,
    }),
    fc.constantFrom({ kind: 'first' as const }, { kind: 'last' as const }),
    fc.record({ kind: fc.constantFrom('first' as const, 'last' as const), has: filters }),
  );

const eventOf = (type: string, of: readonly string[], filters: fc.Arbitrary<Filters>): fc.Arbitrary<Condition> =>
  fc.record({
    kind: fc.constant('event' as const),
    did: fc.boolean(),
    type: fc.constant(type),
    measure: measureOf(of, filters),
    window,
    where: filters,
  });
const VIEW = "page\\'view";
export const orderArbitrary = eventOf('order', ['amount', 'quantity', 'price'], orderFilters);
export const viewArbitrary = eventOf(VIEW, ['amount', 'quantity', 'category'], viewFilters);

/** Half an hour to a month, in minutes. */
const minutes = fc.option(fc.constantFrom(30, 1440, 10_080, 43_200), { nil: undefined });
const stepOf = (not: boolean, isFirst: boolean): fc.Arbitrary<Step> =>
  fc
    .oneof(
      fc.record({ type: fc.constantFrom('order', 'lead'), where: fc.constant<Filters>([]) }),
      fc.record({ type: fc.constant('order'), where: orderFilters }),
      fc.record({ type: fc.constant(VIEW), where: viewFilters }),
    )
    .chain((step) =>
      minutes.map((within): Step => ({ ...step, ...(isFirst || within === undefined ? {} : { within }), ...(not ? { not } : {}) })),
    );
export const sequenceArbitrary: fc.Arbitrary<Condition> = fc
  .tuple(
    stepOf(false, true),
    fc.array(stepOf(false, false), { maxLength: 3 }),
    fc.boolean().chain((not) => stepOf(not, false)),
    fc.boolean(),
    window,
  )
  .map(([first, middle, last, did, when]) => ({ kind: 'sequence' as const, did, window: when, steps: [first, ...middle, last] }));

const rankArbitrary: fc.Arbitrary<Rank> = fc.oneof(
  fc.constantFrom('custom:size', 'custom:renewal', 'birth_date', 'first_seen', 'last_seen', 'record_count').map((field) => ({ field })),
  fc.record({
    type: fc.constant('order'),
    fn: fc.constantFrom('count' as const, 'sum' as const, 'avg' as const, 'min' as const, 'max' as const, 'distinct' as const),
    of: fc.constantFrom('amount', 'price'),
    window,
    where: orderFilters,
  }),
);
export const topArbitrary: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('top' as const),
  n: fc.constantFrom(1, 5, 40, 1000),
  order: fc.constantFrom('highest' as const, 'lowest' as const),
  by: rankArbitrary,
  in: fc.boolean(),
});
