import { knownZone } from '../core/time-zone.ts';
import { type Catalog, EVENT_NUMBERS, EVENT_TEXTS, fieldPlan, rankField } from './catalog.ts';
import { type Aggregate, activeConditions, type Condition, type PropertyFilter, type Rule, type RuleIssue, type Step } from './rule.ts';
import { FAMILY_OPS, isNumberTest, isTruthTest } from './value-tests.ts';

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;
type Problem = Pick<RuleIssue, 'code' | 'values'>;

const problem = (code: string, values: RuleIssue['values'] = {}): Problem => ({ code, values });

const rangeProblem = (test: object): Problem[] => {
  if ('test' in test && typeof test.test === 'object' && test.test !== null) return rangeProblem(test.test);
  return 'from' in test && 'to' in test && (test.from as number | string) > (test.to as number | string) ? [problem('emptyRange')] : [];
};

const traitProblems = (condition: Of<'trait'>, catalog: Catalog): Problem[] => {
  const field = fieldPlan(catalog, condition.field);
  if (!field) return [problem('unknownField', { field: condition.field })];
  if (!FAMILY_OPS[field.family].includes(condition.test.op))
    return [problem('wrongOperator', { field: condition.field, op: condition.test.op })];
  return rangeProblem(condition.test);
};

type EventNames = { readonly text: ReadonlySet<string>; readonly number: ReadonlySet<string> };
const isTextProperty = (property: string, known: EventNames): boolean => EVENT_TEXTS.includes(property) || known.text.has(property);
const isNumberProperty = (property: string, known: EventNames): boolean => EVENT_NUMBERS.includes(property) || known.number.has(property);

const propertyProblems = (filter: PropertyFilter, known: EventNames): Problem[] => {
  const isText = isTextProperty(filter.property, known);
  const isNumber = isNumberProperty(filter.property, known);
  if (!isText && !isNumber) return [problem('unknownProperty', { property: filter.property })];
  const { test } = filter;
  const fits = test.op === 'blank' || test.op === 'not_blank' || (isNumberTest(test) || isTruthTest(test) ? isNumber : isText);
  return fits ? rangeProblem(test) : [problem('wrongOperator', { field: filter.property, op: test.op })];
};

/** Faults of filters on events of a type, which must be known. */
const filterProblems = (type: string, filters: readonly PropertyFilter[], catalog: Catalog): Problem[] => {
  const known = catalog.events.get(type);
  if (!known) return [problem('unknownEvent', { type })];
  return filters.flatMap((filter) => propertyProblems(filter, known));
};

const aggregateProblems = (type: string, fn: Aggregate, of: string, catalog: Catalog): Problem[] => {
  const known = catalog.events.get(type);
  if (!known || isNumberProperty(of, known)) return [];
  if (!isTextProperty(of, known)) return [problem('unknownProperty', { property: of })];
  return fn === 'distinct' ? [] : [problem('notANumber', { property: of })];
};

const eventProblems = (condition: Of<'event'>, catalog: Catalog): Problem[] => {
  const { measure, type, where, window } = condition;
  const has = measure.kind === 'first' || measure.kind === 'last' ? (measure.has ?? []) : [];
  const problems = [...filterProblems(type, [...where, ...has], catalog), ...rangeProblem(window)];
  if (measure.kind === 'aggregate')
    problems.push(...aggregateProblems(type, measure.fn, measure.of, catalog), ...rangeProblem(measure.test));
  return problems;
};

/** Only the last step can be one that must not follow, and the first has nothing to follow. */
const isMisplaced = (step: Step, index: number, steps: readonly Step[]): boolean =>
  (step.not === true && (index === 0 || index < steps.length - 1)) || (index === 0 && step.within !== undefined);

const sequenceProblems = (condition: Of<'sequence'>, catalog: Catalog): Problem[] => [
  ...condition.steps.flatMap((step) => filterProblems(step.type, step.where, catalog)),
  ...(condition.steps.some(isMisplaced) ? [problem('stepMisplaced')] : []),
  ...rangeProblem(condition.window),
];

const topProblems = ({ by }: Of<'top'>, catalog: Catalog): Problem[] => {
  if ('field' in by) {
    if (rankField(catalog, by.field)) return [];
    return [fieldPlan(catalog, by.field) ? problem('notRanked', { field: by.field }) : problem('unknownField', { field: by.field })];
  }
  const problems = [...filterProblems(by.type, by.where, catalog), ...rangeProblem(by.window)];
  // A count needs no property, but one that is named must be known all the same.
  if (by.of === undefined) return by.fn === 'count' ? problems : [...problems, problem('malformed')];
  return [...problems, ...aggregateProblems(by.type, by.fn === 'count' ? 'distinct' : by.fn, by.of, catalog)];
};

const problemsOf = (condition: Condition, catalog: Catalog): Problem[] => {
  switch (condition.kind) {
    case 'trait':
      return traitProblems(condition, catalog);
    case 'event':
      return eventProblems(condition, catalog);
    case 'sequence':
      return sequenceProblems(condition, catalog);
    case 'top':
      return topProblems(condition, catalog);
    case 'consent':
      return catalog.consents.has(`${condition.purpose}:${condition.channel}`)
        ? []
        : [problem('unknownConsent', { consent: `${condition.purpose}:${condition.channel}` })];
    case 'source':
      return catalog.sources.has(condition.source) ? [] : [problem('unknownSource', { source: condition.source })];
    case 'segment':
      return catalog.segments.has(condition.segment) ? [] : [problem('unknownSegment', { segment: condition.segment })];
    case 'record_count':
      return rangeProblem(condition.test);
    case 'bucket':
      return rangeProblem(condition);
    case 'lead':
      return [];
  }
};

/** A time zone that only Intl knows: the index could not tell its days. */
const zoneProblems = ({ timeZone }: Rule, { timeZones }: Catalog): Problem[] =>
  timeZone === undefined || knownZone(timeZone, timeZones) !== null ? [] : [problem('unknownTimeZone', { zone: timeZone })];

type State = 'sound' | 'broken' | 'cycle';

/** State of a segment a rule refers to: its own faults and those below it count as its. */
const stateOf = (id: number, catalog: Catalog, visiting: ReadonlySet<number>, known: Map<number, State>): State => {
  if (visiting.has(id)) return 'cycle';
  const before = known.get(id);
  if (before) return before;
  const target = catalog.segments.get(id);
  if (!target) return 'broken';
  const deeper = new Set([...visiting, id]);
  let state: State = zoneProblems(target.rule, catalog).length > 0 ? 'broken' : 'sound';
  for (const { condition } of activeConditions(target.rule.root)) {
    const found: State =
      condition.kind === 'segment'
        ? stateOf(condition.segment, catalog, deeper, known)
        : problemsOf(condition, catalog).length > 0
          ? 'broken'
          : 'sound';
    if (found === 'cycle') state = 'cycle';
    else if (found === 'broken' && state === 'sound') state = 'broken';
  }
  known.set(id, state);
  return state;
};

/**
 * Second stage: every name of the active conditions must be known and fit its operator.
 * `self` is the segment the rule belongs to, null for a draft; a rule may not depend on itself.
 */
export const validateRule = (rule: Rule, catalog: Catalog, self: number | null = null): RuleIssue[] => {
  const known = new Map<number, State>();
  const visiting = new Set(self === null ? [] : [self]);
  const ofZone = zoneProblems(rule, catalog).map((found) => ({ path: '', ...found }));
  const ofConditions = activeConditions(rule.root).flatMap(({ condition, path }) => {
    const problems = problemsOf(condition, catalog);
    if (condition.kind === 'segment' && problems.length === 0) {
      const state = stateOf(condition.segment, catalog, visiting, known);
      const segment = catalog.segments.get(condition.segment)?.name ?? '';
      if (state !== 'sound') problems.push(problem(state === 'cycle' ? 'cycle' : 'brokenSegment', { segment }));
    }
    return problems.map((found) => ({ path, ...found }));
  });
  return [...ofZone, ...ofConditions];
};
