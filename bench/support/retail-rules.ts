import type { Condition, Group, Measure, PropertyFilter, Window } from '../../lib/segments/rule.ts';

const EVER: Window = { kind: 'ever' };
const AUTUMN: Window = { kind: 'between', from: '2011-09-01', to: '2011-11-30' };
const atLeast = (n: number): Measure => ({ kind: 'count', op: 'at_least', n });
const spent = (value: number): Measure => ({ kind: 'aggregate', fn: 'sum', of: 'amount', test: { op: 'gte', value } });

const ordered = (measure: Measure, window: Window = EVER, where: readonly PropertyFilter[] = [], did = true): Condition => ({
  kind: 'event',
  did,
  type: 'order',
  measure,
  window,
  where: [...where],
});
const country = (...values: string[]): Condition => ({ kind: 'trait', field: 'country', test: { op: 'is_one_of', values } });
const product = (value: string): PropertyFilter => ({ property: 'product', test: { op: 'contains', value } });
const quantity = (value: number): PropertyFilter => ({ property: 'quantity', test: { op: 'gte', value } });
const all = (...rules: Group['rules']): Group => ({ combinator: 'and', rules });
const any = (...rules: Group['rules']): Group => ({ combinator: 'or', rules });

/** Twenty rules as a marketer of this shop would write them, from one condition to nested groups over several event conditions. */
export const RETAIL_RULES: readonly Group[] = [
  all(country('GB')),
  all(country('DE', 'FR', 'ES', 'IT')),
  all(ordered(atLeast(1))),
  all(ordered(atLeast(100))),
  all(ordered(spent(1_000))),
  all(ordered(spent(500), AUTUMN)),
  all(ordered(atLeast(1), AUTUMN, [], false)),
  all(ordered(atLeast(3), EVER, [product('christmas')])),
  all(ordered(atLeast(1), EVER, [quantity(48)])),
  all(ordered({ kind: 'aggregate', fn: 'avg', of: 'price', test: { op: 'gte', value: 3 } })),
  all(ordered({ kind: 'aggregate', fn: 'max', of: 'quantity', test: { op: 'between', from: 12, to: 100 } })),
  all(ordered({ kind: 'last' }, { kind: 'more_than', days: 90 })),
  all(ordered({ kind: 'first' }, AUTUMN)),
  all(country('GB'), ordered(spent(2_000)), ordered(atLeast(1), AUTUMN)),
  all(country('GB'), ordered(atLeast(1), EVER, [product('lantern')]), ordered(atLeast(1), EVER, [product('candle')], false)),
  any(country('DE'), ordered(spent(5_000)), ordered(atLeast(300))),
  { ...all(any(country('GB'), country('IE')), ordered(atLeast(20))), not: true },
  all(any(ordered(atLeast(1), EVER, [product('bag')]), ordered(atLeast(1), EVER, [product('box')])), {
    ...all(ordered(spent(10_000))),
    not: true,
  }),
  all({ kind: 'record_count', test: { op: 'eq', value: 1 } }, { kind: 'bucket', salt: 'a', from: 0, to: 50 }, ordered(atLeast(5), AUTUMN)),
  all(
    ordered(atLeast(2), AUTUMN, [product('heart')]),
    ordered(atLeast(2), AUTUMN, [product('star')]),
    any(ordered(spent(1_000), AUTUMN), ordered(atLeast(1), EVER, [quantity(200)]), country('NL', 'BE')),
  ),
];
