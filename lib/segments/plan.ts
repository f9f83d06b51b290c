import type { FieldPlan } from './catalog.ts';
import type { NumberTest } from './value-tests.ts';

/** A half-open span of time in milliseconds; null is open. */
export interface Span {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** Positive tests only: `is_not` and its like are the same test with `negate` around it. */
export type PlanTest =
  | { readonly op: 'present' }
  | { readonly op: 'is' | 'contains' | 'starts' | 'ends'; readonly value: string }
  | { readonly op: 'one_of' | 'all_of'; readonly values: readonly string[] }
  | { readonly op: 'number'; readonly test: NumberTest }
  /** Day numbers, both inclusive; null is open. */
  | { readonly op: 'days'; readonly from: number | null; readonly to: number | null }
  /** `MM-DD` of the days on which an anniversary counts. */
  | { readonly op: 'month_days'; readonly monthDays: readonly string[] };

/** A filter on the properties of an event. */
export interface PlanFilter {
  readonly property: string;
  readonly storage: 'column_text' | 'column_number' | 'map_text' | 'map_number';
  readonly test: PlanTest;
  readonly negate: boolean;
}

/** What a person's events must show for the person to be in the set. */
export type PlanHaving =
  | { readonly kind: 'count'; readonly n: number; readonly exact: boolean }
  | {
      readonly kind: 'aggregate';
      readonly fn: 'sum' | 'avg' | 'min' | 'max';
      readonly property: string;
      readonly storage: 'column_number' | 'map_number';
      readonly test: NumberTest;
    }
  | { readonly kind: 'first' | 'last'; readonly span: Span };

/** A condition with every relative date resolved and every name known. */
export type PlanCondition =
  | { readonly kind: 'constant' }
  | { readonly kind: 'trait'; readonly field: FieldPlan; readonly test: PlanTest }
  | {
      readonly kind: 'events';
      readonly type: string;
      readonly span: Span;
      readonly where: readonly PlanFilter[];
      readonly having: PlanHaving;
    }
  | { readonly kind: 'consent'; readonly key: string; readonly status: 'granted' | 'refused' | 'unknown' }
  | { readonly kind: 'source'; readonly source: number }
  | {
      readonly kind: 'lead';
      readonly stage: string | null;
      readonly channels: readonly string[] | null;
      readonly campaigns: readonly string[] | null;
    }
  | { readonly kind: 'record_count'; readonly test: NumberTest }
  /** Steps of 0 to 9,999, to exclusive. */
  | { readonly kind: 'bucket'; readonly seed: bigint; readonly from: number; readonly to: number };

export interface PlanLeaf {
  /** Place in the rule; null inside a segment that the rule refers to. */
  readonly path: string | null;
  readonly negate: boolean;
  readonly condition: PlanCondition;
}

export interface PlanGroup {
  readonly path: string | null;
  readonly combinator: 'and' | 'or';
  readonly negate: boolean;
  readonly children: readonly PlanNode[];
}

export type PlanNode = PlanLeaf | PlanGroup;

/** True for groups. */
export const isPlanGroup = (node: PlanNode): node is PlanGroup => 'children' in node;
