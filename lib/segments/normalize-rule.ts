import { knownZone } from '../core/time-zone.ts';
import { saltSeed, stepOfPercent } from './bucket-hash.ts';
import { type Catalog, EVENT_NUMBERS, EVENT_TEXTS, fieldPlan, rankField } from './catalog.ts';
import { dayNumber, daysToMs, minutesToMs, startOfDay } from './days.ts';
import { type Clock, normalizeTest } from './normalize-test.ts';
import {
  ALWAYS,
  type PlanCondition,
  type PlanFilter,
  type PlanGroup,
  type PlanHaving,
  type PlanLeaf,
  type PlanNode,
  type PlanRank,
  type PropertyPlan,
  positiveNumber,
  type Span,
} from './plan.ts';
import {
  type Aggregate,
  type Condition,
  childPath,
  type Group,
  isGroup,
  type PropertyFilter,
  type Rank,
  type Rule,
  type Window,
} from './rule.ts';
import { isDateTest, isNumberTest, isTruthTest } from './value-tests.ts';

/** Most conditions once the segments a rule refers to are written out. */
const WRITTEN_OUT_MAX = 2000;

/** Thrown for a name that validation has not seen or a rule that grows too large: the caller answers with an empty segment. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}

interface Scope {
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly inSegment: boolean;
  readonly budget: { left: number };
}
type Leaf = Omit<PlanLeaf, 'path'>;

const spanOf = (window: Window, { now, zone }: Clock): Span => {
  switch (window.kind) {
    case 'ever':
      return ALWAYS;
    case 'last':
      return { fromMs: now - daysToMs(window.days), toMs: now + 1 };
    case 'more_than':
      return { fromMs: null, toMs: now - daysToMs(window.days) };
    case 'between':
      return { fromMs: startOfDay(dayNumber(window.from), zone), toMs: startOfDay(dayNumber(window.to) + 1, zone) };
  }
};

const zoneOf = ({ timeZone }: Rule, { timeZones }: Catalog): string => {
  if (timeZone === undefined) return 'UTC';
  const zone = knownZone(timeZone, timeZones);
  if (zone === null) throw new RuleError(`unknown time zone ${timeZone}`);
  return zone;
};

const numberPlan = (property: string, { catalog }: Scope): PropertyPlan => {
  const column = EVENT_NUMBERS.includes(property) ? property : catalog.columns.number.get(property);
  return column === undefined ? { storage: 'map_number', key: property } : { storage: 'column_number', column };
};

const textPlan = (property: string, { catalog }: Scope): PropertyPlan => {
  const column = EVENT_TEXTS.includes(property) ? property : catalog.columns.text.get(property);
  if (column === undefined) return { storage: 'map_text', key: property };
  const values = catalog.columns.few.get(column);
  return values === undefined ? { storage: 'column_text', column } : { storage: 'column_text', column, values };
};

/** Text wins where a property is both; a property that never is a text is asked as a number. */
const isTextProperty = (property: string, type: string, { catalog }: Scope): boolean =>
  EVENT_TEXTS.includes(property) || (catalog.events.get(type)?.text.has(property) ?? false);

const filtersOf = (filters: readonly PropertyFilter[], type: string, scope: Scope): PlanFilter[] =>
  filters.map(({ property, test }) => {
    const asNumber = isNumberTest(test) || isTruthTest(test) || !(isDateTest(test) || isTextProperty(property, type, scope));
    return { property: asNumber ? numberPlan(property, scope) : textPlan(property, scope), ...normalizeTest(test, scope.clock) };
  });

const aggregatedPlan = (fn: Aggregate | 'count', of: string, type: string, scope: Scope): PropertyPlan =>
  fn === 'distinct' && isTextProperty(of, type, scope) ? textPlan(of, scope) : numberPlan(of, scope);

const eventLeaf = (condition: Extract<Condition, { kind: 'event' }>, scope: Scope): Leaf => {
  const { measure, type } = condition;
  const where = filtersOf(condition.where, type, scope);
  const span = spanOf(condition.window, scope.clock);
  const leaf = (having: PlanHaving, negate = false, at: Span = span): Leaf => ({
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
      const of = aggregatedPlan(measure.fn, measure.of, type, scope);
      return leaf({ kind: 'aggregate', fn: measure.fn, of, ...positiveNumber(measure.test) });
    }
    default:
      return leaf({ kind: measure.kind, span, has: filtersOf(measure.has ?? [], type, scope) }, false, ALWAYS);
  }
};

const sequenceLeaf = (condition: Extract<Condition, { kind: 'sequence' }>, scope: Scope): Leaf => {
  const steps = condition.steps.map(({ type, where, within }) => ({
    type,
    where: filtersOf(where, type, scope),
    withinMs: within === undefined ? null : minutesToMs(within),
  }));
  const never = condition.steps.at(-1)?.not ? (steps.pop() ?? null) : null;
  return {
    negate: !condition.did,
    condition: { kind: 'sequence', span: spanOf(condition.window, scope.clock), steps, never, nowMs: scope.clock.now },
  };
};

const rankOf = (by: Rank, scope: Scope): PlanRank => {
  if ('field' in by) {
    const field = rankField(scope.catalog, by.field);
    if (!field) throw new RuleError(`unknown field ${by.field}`);
    return { kind: 'field', field };
  }
  const { type, fn, of, window, where } = by;
  return {
    kind: 'events',
    type,
    span: spanOf(window, scope.clock),
    where: filtersOf(where, type, scope),
    fn,
    of: of === undefined || fn === 'count' ? null : aggregatedPlan(fn, of, type, scope),
  };
};

const simple = (condition: PlanCondition, negate = false): Leaf => ({ condition, negate });

const leafOf = (condition: Exclude<Condition, { kind: 'segment' }>, scope: Scope): Leaf => {
  switch (condition.kind) {
    case 'trait': {
      const field = fieldPlan(scope.catalog, condition.field);
      if (!field) throw new RuleError(`unknown field ${condition.field}`);
      const { test, negate } = normalizeTest(condition.test, scope.clock);
      return simple({ kind: 'trait', field, test }, negate);
    }
    case 'event':
      return eventLeaf(condition, scope);
    case 'sequence':
      return sequenceLeaf(condition, scope);
    case 'top':
      return simple(
        { kind: 'top', n: condition.n, highest: condition.order === 'highest', by: rankOf(condition.by, scope) },
        !condition.in,
      );
    case 'consent':
      return simple({ kind: 'consent', key: `${condition.purpose}:${condition.channel}`, status: condition.status });
    case 'source':
      return simple({ kind: 'source', source: condition.source }, !condition.has);
    case 'lead': {
      const { stage = null, channels = null, campaigns = null } = condition;
      return simple({ kind: 'lead', stage, channels, campaigns }, !condition.has);
    }
    case 'record_count': {
      const { test, negate } = positiveNumber(condition.test);
      return simple({ kind: 'record_count', test }, negate);
    }
    case 'bucket':
      return simple({
        kind: 'bucket',
        seed: saltSeed(condition.salt),
        from: stepOfPercent(condition.from),
        to: stepOfPercent(condition.to),
      });
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
  const clock = { now: scope.clock.now, zone: zoneOf(target.rule, scope.catalog) };
  const inner = groupOf(target.rule.root, '', { ...scope, clock, inSegment: true });
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
  groupOf(rule.root, '', { catalog, clock: { now, zone: zoneOf(rule, catalog) }, inSegment: false, budget: { left: WRITTEN_OUT_MAX } });
