import { fieldPlan } from '../catalog.ts';
import {
  AGGREGATES,
  type Condition,
  type Group,
  isGroup,
  LEAD_STAGES,
  type PropertyFilter,
  type Rank,
  type Rule,
  type Window,
} from '../rule.ts';
import {
  CALENDAR_UNITS,
  FAMILIES,
  FAMILY_OPS,
  isDateTest,
  isNumberTest,
  isTruthTest,
  type PropertyTest,
  type TraitTest,
} from '../value-tests.ts';
import { TEST_CATALOG } from './arbitraries.ts';

const NUMBER_TESTS = FAMILY_OPS.number.filter((op) => op !== 'blank' && op !== 'not_blank');
const DATE_TESTS = FAMILY_OPS.date.filter((op) => op !== 'blank' && op !== 'not_blank');
const TEXT_TESTS = FAMILY_OPS.text.filter((op) => op !== 'blank' && op !== 'not_blank');

const testPart = (of: string, test: TraitTest): string[] => {
  if (test.op === 'size') return [`${of} size ${test.test.op}`];
  return test.op === 'in_period' ? [`${of} in_period`, `period ${test.unit}`] : [`${of} ${test.op}`];
};

const holding = (test: PropertyTest): string => {
  if (isNumberTest(test)) return 'number';
  if (isDateTest(test)) return 'date';
  return isTruthTest(test) ? 'boolean' : 'text';
};

const filterParts = (filters: readonly PropertyFilter[]): string[] =>
  filters.flatMap(({ test }) => {
    if (test.op === 'blank' || test.op === 'not_blank') return [`filter ${test.op}`];
    return [`${holding(test)} filter ${test.op}`];
  });

const windowPart = (window: Window): string => `window ${window.kind}`;

const eventParts = ({ did, measure, window, where }: Extract<Condition, { kind: 'event' }>): string[] => {
  const parts = [`event did ${did}`, windowPart(window), ...filterParts(where)];
  if (measure.kind === 'count') return [...parts, `count ${measure.op}`];
  if (measure.kind === 'aggregate') return [...parts, `aggregate ${measure.fn}`, `outcome ${measure.test.op}`];
  return [...parts, measure.kind, ...(measure.has ? [`${measure.kind} has`, ...filterParts(measure.has)] : [])];
};

const rankParts = (by: Rank): string[] =>
  'field' in by ? ['top by field'] : [`top by ${by.fn}`, windowPart(by.window), ...filterParts(by.where)];

const sequenceParts = ({ did, steps, window }: Extract<Condition, { kind: 'sequence' }>): string[] => [
  `sequence did ${did}`,
  `sequence of ${steps.length}`,
  windowPart(window),
  ...steps.flatMap((step) => [
    ...filterParts(step.where),
    step.not
      ? `step that must not follow${step.within === undefined ? '' : ' in time'}`
      : `step${step.within === undefined ? '' : ' in time'}`,
  ]),
];

const conditionParts = (condition: Condition): string[] => {
  switch (condition.kind) {
    case 'trait':
      return testPart(fieldPlan(TEST_CATALOG, condition.field)?.family ?? '', condition.test);
    case 'event':
      return eventParts(condition);
    case 'sequence':
      return sequenceParts(condition);
    case 'top':
      return [`top ${condition.in ? 'in' : 'out'} ${condition.order}`, ...rankParts(condition.by)];
    case 'consent':
      return [`consent ${condition.status}`];
    case 'source':
      return [`source ${condition.has}`];
    case 'lead':
      return [
        `lead ${condition.has}`,
        ...(condition.stage ? [`lead stage ${condition.stage}`] : []),
        ...(condition.channels ? ['lead channels'] : []),
        ...(condition.campaigns ? ['lead campaigns'] : []),
      ];
    case 'segment':
      return [`segment ${condition.member}`];
    case 'record_count':
      return [`record_count ${condition.test.op}`];
    case 'bucket':
      return ['bucket'];
  }
};

const groupParts = (group: Group, depth: number): string[] => [
  `group ${group.combinator}${group.not ? ' not' : ''}`,
  ...(depth > 0 ? [`depth ${Math.min(depth, 3)}`] : []),
  ...group.rules.flatMap((node) => {
    if (node.muted) return [`muted ${isGroup(node) ? 'group' : 'condition'}`];
    return isGroup(node) ? groupParts(node, depth + 1) : conditionParts(node);
  }),
];

/** What a rule is made of: kinds, operators, measures, windows, parts of sequences, ways to join. */
export const partsOf = (rule: Rule): ReadonlySet<string> => new Set([...(rule.timeZone ? ['time zone'] : []), ...groupParts(rule.root, 0)]);

const each = <T extends string | number | boolean>(before: string, list: readonly T[]): string[] => list.map((item) => `${before} ${item}`);
const YES_NO = [true, false] as const;

/** All parts that the language has, as `partsOf` names them. */
export const ALL_PARTS: readonly string[] = [
  ...FAMILIES.flatMap((family) =>
    FAMILY_OPS[family].flatMap((op) => (op === 'size' ? each(`${family} size`, NUMBER_TESTS) : [`${family} ${op}`])),
  ),
  ...each('period', CALENDAR_UNITS),
  ...each('text filter', TEXT_TESTS),
  ...each('number filter', NUMBER_TESTS),
  ...each('date filter', DATE_TESTS),
  ...each('boolean filter', ['is_true', 'is_false']),
  ...each('filter', ['blank', 'not_blank']),
  ...each('window', ['ever', 'last', 'more_than', 'between']),
  ...each('event did', YES_NO),
  ...each('count', ['at_least', 'at_most', 'exactly']),
  ...each('aggregate', AGGREGATES),
  ...each('outcome', NUMBER_TESTS),
  ...['first', 'last', 'first has', 'last has'],
  ...each('sequence did', YES_NO),
  ...each('sequence of', [2, 3, 4, 5]),
  ...['step', 'step in time', 'step that must not follow', 'step that must not follow in time'],
  ...['top in highest', 'top in lowest', 'top out highest', 'top out lowest', 'top by field', 'top by count'],
  ...each('top by', AGGREGATES),
  ...each('consent', ['granted', 'refused', 'unknown']),
  ...each('source', YES_NO),
  ...each('lead', YES_NO),
  ...each('lead stage', LEAD_STAGES),
  ...['lead channels', 'lead campaigns'],
  ...each('segment', YES_NO),
  ...each('record_count', NUMBER_TESTS),
  ...['bucket', 'time zone', 'muted group', 'muted condition'],
  ...['group and', 'group or', 'group and not', 'group or not'],
  ...each('depth', [1, 2, 3]),
];
