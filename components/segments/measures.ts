import { AGGREGATES, type Measure } from '@/lib/segments/rule';

const COUNTS = ['at_least', 'at_most', 'exactly'] as const;

/** What of an event can be asked for: that it happened at all, how often, when, or a number of it. */
export const MEASURES = ['once', ...COUNTS, 'first', 'last', ...AGGREGATES] as const;
export type MeasureKey = (typeof MEASURES)[number];

/** Most often wanted: it happened, however often. */
export const ONCE: Measure = { kind: 'count', op: 'at_least', n: 1 };

/** True for what is said without a number: at least once. */
export const isOnce = (measure: Measure): boolean => measure.kind === 'count' && measure.op === 'at_least' && measure.n === 1;

/** Entry of the menu that a measure stands for; while `isNumbered`, a 1 that is typed stays a number. */
export const measureKey = (measure: Measure, isNumbered = false): MeasureKey => {
  if (isOnce(measure) && !isNumbered) return 'once';
  return measure.kind === 'count' ? measure.op : measure.kind === 'aggregate' ? measure.fn : measure.kind;
};

/** The measure of an entry of the menu, keeping what fits of the one before. */
export const draftMeasure = (key: MeasureKey, before: Measure): Measure => {
  if (key === 'once') return ONCE;
  if (key === 'first' || key === 'last')
    return before.kind === 'first' || before.kind === 'last' ? { ...before, kind: key } : { kind: key };
  const op = COUNTS.find((count) => count === key);
  // From "at least once" to "at least" something is wanted that the former does not say.
  if (op === 'at_least' && isOnce(before)) return { kind: 'count', op, n: 2 };
  if (op) return { kind: 'count', op, n: before.kind === 'count' ? before.n : 1 };
  const fn = AGGREGATES.find((aggregate) => aggregate === key) ?? 'sum';
  return before.kind === 'aggregate' ? { ...before, fn } : { kind: 'aggregate', fn, of: 'amount', test: { op: 'gte', value: 100 } };
};
