import { type Catalog, EVENT_NUMBERS, EVENT_TEXTS, fieldPlan } from './catalog.ts';
import { activeConditions, type Condition, type PropertyFilter, type Rule, type RuleIssue } from './rule.ts';
import { FAMILY_OPS, isNumberTest } from './value-tests.ts';

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;
type Problem = Pick<RuleIssue, 'code' | 'values'>;

const problem = (code: string, values: RuleIssue['values'] = {}): Problem => ({ code, values });

const rangeProblem = (test: object): Problem[] =>
  'from' in test && 'to' in test && (test.from as number | string) > (test.to as number | string) ? [problem('emptyRange')] : [];

const traitProblems = (condition: Of<'trait'>, catalog: Catalog): Problem[] => {
  const field = fieldPlan(catalog, condition.field);
  if (!field) return [problem('unknownField', { field: condition.field })];
  if (!FAMILY_OPS[field.family].includes(condition.test.op))
    return [problem('wrongOperator', { field: condition.field, op: condition.test.op })];
  return rangeProblem(condition.test);
};

const propertyProblems = (filter: PropertyFilter, known: { text: ReadonlySet<string>; number: ReadonlySet<string> }): Problem[] => {
  const isText = EVENT_TEXTS.includes(filter.property) || known.text.has(filter.property);
  const isNumber = EVENT_NUMBERS.includes(filter.property) || known.number.has(filter.property);
  if (!isText && !isNumber) return [problem('unknownProperty', { property: filter.property })];
  const { test } = filter;
  const fits = test.op === 'blank' || test.op === 'not_blank' || (isNumberTest(test) ? isNumber : isText);
  return fits ? rangeProblem(test) : [problem('wrongOperator', { field: filter.property, op: test.op })];
};

const eventProblems = (condition: Of<'event'>, catalog: Catalog): Problem[] => {
  const known = catalog.events.get(condition.type);
  if (!known) return [problem('unknownEvent', { type: condition.type })];
  const { measure } = condition;
  const problems = condition.where.flatMap((filter) => propertyProblems(filter, known));
  problems.push(...rangeProblem(condition.window));
  if (measure.kind === 'aggregate') {
    if (!EVENT_NUMBERS.includes(measure.of) && !known.number.has(measure.of))
      problems.push(problem('notANumber', { property: measure.of }));
    problems.push(...rangeProblem(measure.test));
  }
  return problems;
};

const problemsOf = (condition: Condition, catalog: Catalog): Problem[] => {
  switch (condition.kind) {
    case 'trait':
      return traitProblems(condition, catalog);
    case 'event':
      return eventProblems(condition, catalog);
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

type State = 'sound' | 'broken' | 'cycle';

/** State of a segment a rule refers to: its own faults and those below it count as its. */
const stateOf = (id: number, catalog: Catalog, visiting: ReadonlySet<number>, known: Map<number, State>): State => {
  if (visiting.has(id)) return 'cycle';
  const before = known.get(id);
  if (before) return before;
  const target = catalog.segments.get(id);
  if (!target) return 'broken';
  const deeper = new Set([...visiting, id]);
  let state: State = 'sound';
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
  return activeConditions(rule.root).flatMap(({ condition, path }) => {
    const problems = problemsOf(condition, catalog);
    if (condition.kind === 'segment' && problems.length === 0) {
      const state = stateOf(condition.segment, catalog, visiting, known);
      const segment = catalog.segments.get(condition.segment)?.name ?? '';
      if (state !== 'sound') problems.push(problem(state === 'cycle' ? 'cycle' : 'brokenSegment', { segment }));
    }
    return problems.map((found) => ({ path, ...found }));
  });
};
