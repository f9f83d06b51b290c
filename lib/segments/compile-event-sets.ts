import {
  aggregateSql,
  callIf,
  type EventScope,
  eventTests,
  filterSql,
  fromEvents,
  hasProperty,
  PROFILE_OF_RECORD,
  SHARED_OUT,
} from './compile-events.ts';
import { fewValuesSql, isOfFewValues } from './compile-few-values.ts';
import { monthSets, type SpanOfMonths } from './compile-month-sets.ts';
import { numberSql } from './compile-test.ts';
import { monthCount, monthSpan } from './event-months.ts';
import { commonTests, type EventTests } from './event-tests.ts';
import type { Params } from './params.ts';
import { ALWAYS, type PlanCondition, type PlanHaving } from './plan.ts';

type Events = Extract<PlanCondition, { kind: 'events' }>;

/** Sets of people by events of one type that are made in one reading; more would make it too wide. */
const TOGETHER_MAX = 16;

/** What a set of people is for: members meet the condition, or (`lacks`) only those outside can. */
export interface SetUse {
  readonly condition: Events;
  readonly lacks: boolean;
}

/** A set of people or, where it has several uses, a tuple of sets. A condition is met by those who pass all its uses. */
export interface EventSet {
  readonly sql: string;
  readonly uses: readonly SetUse[];
}

/** There is such an event, and there is none of the others. */
interface Existence {
  readonly some: EventTests;
  readonly none: EventTests | null;
}

/**
 * Conditions that need no counting: somebody did something at all; or the first or last time lies in a window, which is to say that
 * there is an event in it and none before, or none after.
 */
const existenceOf = ({ span, where, having }: Events): Existence | null => {
  if (having.kind === 'count') return having.n === 1 && !having.exact ? { some: { span, where }, none: null } : null;
  if (having.kind === 'aggregate' || having.has.length > 0) return null;
  const { fromMs, toMs } = having.span;
  if (having.kind === 'first')
    return { some: { span: having.span, where }, none: fromMs === null ? null : { span: { fromMs: null, toMs: fromMs }, where } };
  if (toMs === null) return { some: { span: having.span, where }, none: null };
  // Without a beginning any event will do, for there is none after the end: times need not be read.
  return { some: { span: fromMs === null ? ALWAYS : having.span, where }, none: { span: { fromMs: toMs, toMs: null }, where } };
};

const chunksOf = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / TOGETHER_MAX) }, (_, i) => list.slice(i * TOGETHER_MAX, (i + 1) * TOGETHER_MAX));

const tupleOf = (sets: readonly string[]): string => (sets.length === 1 ? (sets[0] ?? '') : `tuple(${sets.join(', ')})`);

const readingOf = (type: string, all: readonly EventTests[], scope: EventScope, params: Params) => {
  const { common, rest } = commonTests(all);
  const from = fromEvents([type], scope, common, params);
  return { from, tests: rest.map(({ span, where }) => eventTests(span, where, params)) };
};

const meets = (condition: Events): SetUse => ({ condition, lacks: false });

/** What one set of people with an event is made of. */
interface Existing {
  readonly use: SetUse;
  readonly event: EventTests;
}

/** Which events are read together: those of all times, those of a window, those up to a time. A reading is as wide as its widest test. */
const BREADTHS = ['always', 'window', 'history'] as const;

const breadthOf = ({ event: { span } }: Existing): (typeof BREADTHS)[number] => {
  if (span.fromMs !== null) return 'window';
  return span.toMs === null ? 'always' : 'history';
};

/** Sets of people with an event, in one reading that groups nothing. */
const existenceSet = (type: string, all: readonly Existing[], scope: EventScope, params: Params): EventSet => {
  const { from, tests } = readingOf(
    type,
    all.map(({ event }) => event),
    scope,
    params,
  );
  const sets = tests.map((own) => callIf('groupBitmapState', PROFILE_OF_RECORD, own));
  return { sql: `SELECT ${tupleOf(sets)} ${from}`, uses: all.map(({ use }) => use) };
};

/** Fewer whole months than these are as fast read event by event. */
const WHOLE_MONTHS_MIN = 4;

/** A long time in which anything of a type counts: the index keeps the records of its whole months. It does not for a few records alone. */
const longSpan = ({ event: { span, where } }: Existing, scope: EventScope): SpanOfMonths | null => {
  const months = scope.records === null && where.length === 0 ? monthSpan(span) : null;
  return months !== null && monthCount(months) >= WHOLE_MONTHS_MIN ? { span, months } : null;
};

const monthsSet = (type: string, all: readonly (readonly [SetUse, SpanOfMonths])[], params: Params): EventSet => {
  const { sets, from } = monthSets(
    type,
    all.map(([, span]) => span),
    params,
  );
  return { sql: `SELECT ${tupleOf(sets)} ${from}`, uses: all.map(([use]) => use) };
};

/**
 * The sets of conditions that ask for an event and for no other; those that look at the same times are read together. Whoever must have an
 * event is looked for before whoever must not: long times with "has" come first, then the others by breadth, then long times with "lacks".
 * An event that comes between the two readings of a condition is then as if it had come after both, or before.
 */
const existenceSets = (type: string, conditions: readonly Events[], scope: EventScope, params: Params): EventSet[] => {
  const all = conditions.flatMap((condition): Existing[] => {
    const existence = existenceOf(condition);
    if (!existence) return [];
    const some = { use: meets(condition), event: existence.some };
    return existence.none ? [some, { use: { condition, lacks: true }, event: existence.none }] : [some];
  });
  const long: (readonly [SetUse, SpanOfMonths])[] = [];
  const others: Existing[] = [];
  for (const one of all) {
    const span = longSpan(one, scope);
    if (span) long.push([one.use, span]);
    else others.push(one);
  }
  const longSets = (lacks: boolean): EventSet[] =>
    chunksOf(long.filter(([use]) => use.lacks === lacks)).map((chunk) => monthsSet(type, chunk, params));
  const byBreadth = Map.groupBy(others, breadthOf);
  const otherSets = BREADTHS.flatMap((breadth) => chunksOf(byBreadth.get(breadth) ?? [])).map((chunk) =>
    existenceSet(type, chunk, scope, params),
  );
  return [...longSets(false), ...otherSets, ...longSets(true)];
};

/** The events that count for a condition on somebody's events together. */
const countedTests = ({ span, where, having }: Events): EventTests => {
  switch (having.kind) {
    case 'count':
      return { span, where };
    case 'aggregate':
      return { span, where: [...where, hasProperty(having.of)] };
    case 'first':
      // Earlier than the window counts too: it would be the first one.
      return { span: { fromMs: null, toMs: having.span.toMs }, where };
    case 'last':
      return { span: { fromMs: having.span.fromMs, toMs: null }, where };
  }
};

/** The first or last event passes filters: its time and whether it does are one number, of which the greatest is looked for. */
const edgeSql = (having: Extract<PlanHaving, { kind: 'first' | 'last' }>, tests: readonly string[], params: Params): string => {
  const passes = having.has.map((filter) => filterSql(filter, params)).join(' AND ');
  const sign = having.kind === 'first' ? '-' : '';
  const edge = callIf('max', `${sign}toUnixTimestamp64Milli(occurred_at) * 2 + (${passes})`, tests);
  const far = having.kind === 'first' ? having.span.fromMs : having.span.toMs;
  const parts = [`bitAnd(${edge}, 1) = 1`];
  if (far !== null) {
    const moment = `${sign}bitShiftRight(${edge}, 1)`;
    parts.push(`${moment} ${having.kind === 'first' ? '>=' : '<'} ${params.add('Int64', far)}`);
  }
  return parts.join(' AND ');
};

/** What a person's events must show together, over the events that pass `tests`. */
const havingSql = (having: PlanHaving, tests: readonly string[], params: Params): string => {
  switch (having.kind) {
    case 'count':
      return `${callIf('count', '', tests)} ${having.exact ? '=' : '>='} ${params.add('UInt32', having.n)}`;
    case 'aggregate': {
      const test = numberSql(aggregateSql(having.fn, having.of, tests, params), having.test, params);
      const there = tests.length === 0 ? '' : `${callIf('count', '', tests)} > 0 AND `;
      return `${there}${having.negate ? `NOT (${test})` : `(${test})`}`;
    }
    default:
      return edgeSql(having, tests, params);
  }
};

/** Sets of people whose events show something together, in one reading that groups them by person. */
const groupedSql = (type: string, conditions: readonly Events[], scope: EventScope, params: Params): string => {
  const { from, tests } = readingOf(type, conditions.map(countedTests), scope, params);
  const havings = conditions.map(({ having }, i) => havingSql(having, tests[i] ?? [], params));
  if (havings.length === 1)
    return `SELECT groupBitmapState(id) FROM (SELECT ${PROFILE_OF_RECORD} AS id ${from} GROUP BY id HAVING ${havings[0]} ${SHARED_OUT})`;
  const flags = havings.map((having, i) => `(${having}) AS h${i}`);
  const sets = havings.map((_, i) => `bitmapBuild(groupArrayIf(id, h${i}))`);
  return `SELECT ${tupleOf(sets)} FROM (SELECT ${PROFILE_OF_RECORD} AS id, ${flags.join(', ')} ${from} GROUP BY id ${SHARED_OUT})`;
};

/**
 * The sets that make different conditions on events. Those on events of one type are read together: the ones that ask whether there is
 * an event, by the times they look at, apart from those that look at all events of a person.
 */
export const eventSets = (conditions: readonly Events[], scope: EventScope, params: Params): EventSet[] =>
  [...Map.groupBy(conditions, ({ type }) => type)].flatMap(([type, ofType]) => {
    const others = ofType.filter((condition) => existenceOf(condition) === null);
    const few = others.filter(isOfFewValues);
    const grouped = others.filter((condition) => !isOfFewValues(condition));
    return [
      ...existenceSets(type, ofType, scope, params),
      ...chunksOf(grouped).map((chunk) => ({ sql: groupedSql(type, chunk, scope, params), uses: chunk.map(meets) })),
      ...few.map((condition) => ({
        sql: fewValuesSql(condition, readingOf(type, [countedTests(condition)], scope, params).from, params),
        uses: [meets(condition)],
      })),
    ];
  });
