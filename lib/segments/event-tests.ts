import type { PlanFilter, Span } from './plan.ts';

/** Which events are looked at, beside their type. */
export interface EventTests {
  readonly span: Span;
  readonly where: readonly PlanFilter[];
}

const keyOf = (filter: PlanFilter): string => JSON.stringify(filter);

/** The least number, null (open) where one is open. */
export const least = (list: readonly (number | null)[]): number | null => (list.includes(null) ? null : Math.min(...list.map(Number)));
/** The greatest number, null (open) where one is open. */
export const greatest = (list: readonly (number | null)[]): number | null => (list.includes(null) ? null : Math.max(...list.map(Number)));

/**
 * What several readings of events have in common, so that one reading serves them all, and what each of them still has to test. The
 * common part is as narrow as it can be.
 */
export const commonTests = (all: readonly EventTests[]): { readonly common: EventTests; readonly rest: readonly EventTests[] } => {
  const fromMs = least(all.map(({ span }) => span.fromMs));
  const toMs = greatest(all.map(({ span }) => span.toMs));
  const [first = { span: { fromMs, toMs }, where: [] }, ...others] = all;
  const shared = others.reduce((keys, { where }) => {
    const own = new Set(where.map(keyOf));
    return keys.filter((key) => own.has(key));
  }, first.where.map(keyOf));
  const isShared = new Set(shared);
  const rest = all.map(({ span, where }) => ({
    span: { fromMs: span.fromMs === fromMs ? null : span.fromMs, toMs: span.toMs === toMs ? null : span.toMs },
    where: where.filter((filter) => !isShared.has(keyOf(filter))),
  }));
  return { common: { span: { fromMs, toMs }, where: first.where.filter((filter) => isShared.has(keyOf(filter))) }, rest };
};
