import type { FieldPlan } from './catalog.ts';
import type { Aggregate } from './rule.ts';
import type { NumberTest } from './value-tests.ts';

/** A half-open span of time in milliseconds; null is open. */
export interface Span {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** All times. */
export const ALWAYS: Span = { fromMs: null, toMs: null };

/** Comparisons of a number in their positive form. */
export type PlanNumberTest =
  | { readonly op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte'; readonly value: number }
  | { readonly op: 'between'; readonly from: number; readonly to: number }
  | { readonly op: 'in'; readonly values: readonly number[] };

/** Positive tests only: `is_not` and its like are the same test with `negate` around it. */
export type PlanTest =
  | { readonly op: 'present' }
  | { readonly op: 'is' | 'contains' | 'starts' | 'ends' | 'like'; readonly value: string }
  | { readonly op: 'one_of' | 'all_of' | 'contains_any'; readonly values: readonly string[] }
  | { readonly op: 'number'; readonly test: PlanNumberTest }
  | { readonly op: 'size'; readonly test: PlanNumberTest; readonly negate: boolean }
  /** Day numbers, both inclusive; null is open. `span` is the same in milliseconds, in the time zone of the rule. */
  | { readonly op: 'days'; readonly from: number | null; readonly to: number | null; readonly span: Span }
  /** `MM-DD` of the days on which an anniversary counts. */
  | { readonly op: 'month_days'; readonly monthDays: readonly string[]; readonly zone: string };

/** A property of an event: where it is kept. `column` is a name from this project or from the index, never from a rule. */
export type PropertyPlan =
  /** `values`: how many different ones it has, where they are few. */
  | { readonly storage: 'column_text' | 'column_number'; readonly column: string; readonly values?: number }
  | { readonly storage: 'map_text' | 'map_number'; readonly key: string; readonly values?: never };

/** A filter on the properties of an event. */
export interface PlanFilter {
  readonly property: PropertyPlan;
  readonly test: PlanTest;
  readonly negate: boolean;
}

/** What a person's events must show for the person to be in the set. */
export type PlanHaving =
  | { readonly kind: 'count'; readonly n: number; readonly exact: boolean }
  | {
      readonly kind: 'aggregate';
      readonly fn: Aggregate;
      readonly of: PropertyPlan;
      readonly test: PlanNumberTest;
      readonly negate: boolean;
    }
  | { readonly kind: 'first' | 'last'; readonly span: Span; readonly has: readonly PlanFilter[] };

/** One step of a sequence; `withinMs` null is any time later. */
export interface PlanStep {
  readonly type: string;
  readonly where: readonly PlanFilter[];
  readonly withinMs: number | null;
}

/** What people are ranked by. */
export type PlanRank =
  | { readonly kind: 'field'; readonly field: FieldPlan }
  | {
      readonly kind: 'events';
      readonly type: string;
      readonly span: Span;
      readonly where: readonly PlanFilter[];
      readonly fn: Aggregate | 'count';
      readonly of: PropertyPlan | null;
    };

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
  | {
      readonly kind: 'sequence';
      /** Of the first step. */
      readonly span: Span;
      readonly steps: readonly PlanStep[];
      /** What must not follow the last step, and until when the wait for it must be over. */
      readonly never: PlanStep | null;
      readonly nowMs: number;
    }
  | { readonly kind: 'top'; readonly n: number; readonly highest: boolean; readonly by: PlanRank }
  | { readonly kind: 'consent'; readonly key: string; readonly status: 'granted' | 'refused' | 'unknown' }
  | { readonly kind: 'source'; readonly source: number }
  | {
      readonly kind: 'lead';
      readonly stage: string | null;
      readonly channels: readonly string[] | null;
      readonly campaigns: readonly string[] | null;
    }
  | { readonly kind: 'record_count'; readonly test: PlanNumberTest }
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

/** A number test in its positive form. */
export const positiveNumber = (test: NumberTest): { readonly test: PlanNumberTest; readonly negate: boolean } => {
  switch (test.op) {
    case 'ne':
      return { test: { op: 'eq', value: test.value }, negate: true };
    case 'not_between':
      return { test: { op: 'between', from: test.from, to: test.to }, negate: true };
    case 'not_in':
      return { test: { op: 'in', values: test.values }, negate: true };
    case 'between':
      return { test: { op: 'between', from: test.from, to: test.to }, negate: false };
    case 'in':
      return { test: { op: 'in', values: test.values }, negate: false };
    default:
      return { test: { op: test.op, value: test.value }, negate: false };
  }
};
