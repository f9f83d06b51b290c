import { saltSeed } from './bucket-hash.ts';
import { type Catalog, EVENT_NUMBERS, EVENT_TEXTS, fieldPlan } from './catalog.ts';
import { dayNumber, daysToMs, startOfDay } from './days.ts';
import { normalizeTest } from './normalize-test.ts';
import type { PlanCondition, PlanFilter, PlanGroup, PlanHaving, PlanLeaf, PlanNode, Span } from './plan.ts';
import { type Condition, childPath, type Group, isGroup, type PropertyFilter, type Rule, type Window } from './rule.ts';
import { isNumberTest } from './value-tests.ts';

/** Most conditions once the segments a rule refers to are written out. */
const WRITTEN_OUT_MAX = 2000;
const OPEN: Span = { fromMs: null, toMs: null };

/** Thrown for a name that validation has not seen or a rule that grows too large: the caller answers with an empty segment. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}

interface Scope {
  readonly catalog: Catalog;
  /** Milliseconds. */
  readonly now: number;
  readonly inSegment: boolean;
  readonly budget: { left: number };
}

const spanOf = (window: Window, now: number): Span => {
  switch (window.kind) {
    case 'ever':
      return OPEN;
    case 'last':
      return { fromMs: now - daysToMs(window.days), toMs: now + 1 };
    case 'more_than':
      return { fromMs: null, toMs: now - daysToMs(window.days) };
    case 'between':
      return { fromMs: startOfDay(dayNumber(window.from)), toMs: startOfDay(dayNumber(window.to) + 1) };
  }
};

const filterOf = (filter: PropertyFilter, type: string, scope: Scope): PlanFilter => {
  const { property } = filter;
  const numbers = scope.catalog.events.get(type)?.number;
  const isText = EVENT_TEXTS.includes(property) || (scope.catalog.events.get(type)?.text.has(property) ?? false);
  const asNumber = isNumberTest(filter.test) || (!isText && (EVENT_NUMBERS.includes(property) || numbers?.has(property) === true));
  const isColumn = asNumber ? EVENT_NUMBERS.includes(property) : EVENT_TEXTS.includes(property);
  const storage = `${isColumn ? 'column' : 'map'}_${asNumber ? 'number' : 'text'}` as const;
  return { property, storage, ...normalizeTest(filter.test, scope.now) };
};

const eventLeaf = (condition: Extract<Condition, { kind: 'event' }>, scope: Scope): Omit<PlanLeaf, 'path'> => {
  const { measure, type } = condition;
  const where = condition.where.map((filter) => filterOf(filter, type, scope));
  const span = spanOf(condition.window, scope.now);
  const leaf = (having: PlanHaving, negate = false, at: Span = span): Omit<PlanLeaf, 'path'> => ({
    negate: negate === condition.did,
    condition: { kind: 'events', type, span: at, where, having },
  });
  switch (measure.kind) {
    case 'count':
      if (measure.op === 'at_least')
        return measure.n === 0
          ? { negate: !condition.did, condition: { kind: 'constant' } }
          : leaf({ kind: 'count', n: measure.n, exact: false });
      if (measure.op === 'at_most') return leaf({ kind: 'count', n: measure.n + 1, exact: false }, true);
      return measure.n === 0 ? leaf({ kind: 'count', n: 1, exact: false }, true) : leaf({ kind: 'count', n: measure.n, exact: true });
    case 'aggregate': {
      const storage = EVENT_NUMBERS.includes(measure.of) ? 'column_number' : 'map_number';
      return leaf({ kind: 'aggregate', fn: measure.fn, property: measure.of, storage, test: measure.test });
    }
    default:
      return leaf({ kind: measure.kind, span }, false, OPEN);
  }
};

const simple = (condition: PlanCondition, negate = false): Omit<PlanLeaf, 'path'> => ({ condition, negate });

const leafOf = (condition: Exclude<Condition, { kind: 'segment' }>, scope: Scope): Omit<PlanLeaf, 'path'> => {
  switch (condition.kind) {
    case 'trait': {
      const field = fieldPlan(scope.catalog, condition.field);
      if (!field) throw new RuleError(`unknown field ${condition.field}`);
      const { test, negate } = normalizeTest(condition.test, scope.now);
      return simple({ kind: 'trait', field, test }, negate);
    }
    case 'event':
      return eventLeaf(condition, scope);
    case 'consent':
      return simple({ kind: 'consent', key: `${condition.purpose}:${condition.channel}`, status: condition.status });
    case 'source':
      return simple({ kind: 'source', source: condition.source }, !condition.has);
    case 'lead': {
      const { stage = null, channels = null, campaigns = null } = condition;
      return simple({ kind: 'lead', stage, channels, campaigns }, !condition.has);
    }
    case 'record_count':
      return condition.test.op === 'ne'
        ? simple({ kind: 'record_count', test: { op: 'eq', value: condition.test.value } }, true)
        : simple({ kind: 'record_count', test: condition.test });
    case 'bucket': {
      const step = (percent: number): number => Math.round(percent * 100);
      return simple({ kind: 'bucket', seed: saltSeed(condition.salt), from: step(condition.from), to: step(condition.to) });
    }
  }
};

const nodeOf = (node: Condition | Group, path: string, scope: Scope): PlanNode | null => {
  if (node.muted) return null;
  if (isGroup(node)) return groupOf(node, path, scope);
  scope.budget.left -= 1;
  if (scope.budget.left < 0) throw new RuleError('too many conditions');
  const at = scope.inSegment ? null : path;
  if (node.kind !== 'segment') return { path: at, ...leafOf(node, scope) };
  const target = scope.catalog.segments.get(node.segment);
  if (!target) throw new RuleError(`unknown segment ${node.segment}`);
  const inner = groupOf(target.rule.root, '', { ...scope, inSegment: true });
  if (!inner) return { path: at, negate: !node.member, condition: { kind: 'constant' } };
  return { path: at, combinator: 'and', negate: !node.member, children: [inner] };
};

const groupOf = (group: Group, path: string, scope: Scope): PlanGroup | null => {
  if (group.muted) return null;
  const children = group.rules.flatMap((node, index) => nodeOf(node, childPath(path, index), scope) ?? []);
  if (children.length === 0) return null;
  return { path: scope.inSegment ? null : path, combinator: group.combinator, negate: group.not === true, children };
};

/**
 * Third stage: a validated rule as a plan. Muted conditions and groups left without conditions are dropped, relative dates are
 * resolved against `now` (ms), negative operators become a flag, other segments are written out.
 * Null when no condition is active: then everyone is meant.
 */
export const normalizeRule = (rule: Rule, catalog: Catalog, now: number): PlanGroup | null =>
  groupOf(rule.root, '', { catalog, now, inSegment: false, budget: { left: WRITTEN_OUT_MAX } });
