import type { Condition } from './rule.ts';

/** Stands for a condition that is not complete yet: muted, so it says nothing. */
export const CONDITION_PLACEHOLDER: Condition = { kind: 'record_count', muted: true, test: { op: 'gte', value: 1 } };
