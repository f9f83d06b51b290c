import { folded, foldedList, foldedTextSql, numberSql, spanSql, textSql } from './compile-test.ts';
import type { Params } from './params.ts';
import type { PlanCondition, PlanFilter, PlanHaving, PropertyPlan, Span } from './plan.ts';
import type { Aggregate } from './rule.ts';

type Events = Extract<PlanCondition, { kind: 'events' }>;
type Lead = Extract<PlanCondition, { kind: 'lead' }>;

/** Profile of an event's record, through the dictionary: a merge moves events without rewriting them. */
export const PROFILE_OF_RECORD = "dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(record_id), record_id)";

/** Where events are read from: those of everybody, or those of a few records (then a bound parameter). */
export interface EventScope {
  /** Placeholder of the list of records, null for all. */
  readonly records: string | null;
}

/** `FROM event` with what every reading of events needs. */
export const fromEvents = (types: readonly string[], scope: EventScope, params: Params, more: readonly string[] = []): string => {
  const [first = ''] = types;
  const isType = types.length === 1 ? `type = ${params.add('String', first)}` : `type IN (${params.add('Array(String)', types)})`;
  const whose = scope.records === null ? 'record_id != 0' : `record_id IN (${scope.records})`;
  return `FROM event WHERE ${[isType, whose, ...more].join(' AND ')}`;
};

/** The number a property holds, and the test that it is there. */
const numberOf = (property: PropertyPlan, params: Params): { value: string; there: string } => {
  if (property.storage === 'column_number') return { value: property.column, there: `NOT isNaN(${property.column})` };
  if (property.storage !== 'map_number') throw new Error('not a number');
  const key = params.add('String', property.key);
  return { value: `props_number[${key}]`, there: `mapContains(props_number, ${key})` };
};

const OWN_TEXTS: ReadonlySet<string> = new Set(['currency']);

/** A text property, and whether it is folded already. */
const textOf = (property: PropertyPlan, params: Params): { value: string; isFolded: boolean } => {
  if (property.storage === 'column_text') return { value: property.column, isFolded: !OWN_TEXTS.has(property.column) };
  if (property.storage !== 'map_text') throw new Error('not a text');
  return { value: `props_text[${params.add('String', property.key)}]`, isFolded: false };
};

const isText = (property: PropertyPlan): boolean => property.storage === 'column_text' || property.storage === 'map_text';

const filterSql = (filter: PlanFilter, params: Params): string => {
  const positive = (): string => {
    if (isText(filter.property)) {
      const { value, isFolded } = textOf(filter.property, params);
      return (isFolded ? foldedTextSql : textSql)(value, filter.test, params);
    }
    const { value, there } = numberOf(filter.property, params);
    if (filter.test.op === 'present') return there;
    if (filter.test.op !== 'number') throw new Error(`no number test: ${filter.test.op}`);
    return `${there} AND ${numberSql(value, filter.test.test, params)}`;
  };
  return filter.negate ? `NOT (${positive()})` : `(${positive()})`;
};

/** Which events a condition looks at, beside their type. */
export const eventTests = (span: Span, where: readonly PlanFilter[], params: Params): string[] => [
  ...spanSql('occurred_at', span, params),
  ...where.map((filter) => filterSql(filter, params)),
];

const call = (fn: string, args: string, tests: readonly string[]): string =>
  tests.length === 0 ? `${fn}(${args})` : `${fn}If(${args === '' ? '' : `${args}, `}${tests.join(' AND ')})`;

/** An aggregate of a property over the events that pass `tests`, and the test that there was one. */
export const aggregateSql = (
  fn: Aggregate,
  of: PropertyPlan,
  tests: readonly string[],
  params: Params,
): { readonly value: string; readonly there: string } => {
  if (fn === 'distinct' && isText(of)) {
    const { value, isFolded } = textOf(of, params);
    const all = [...tests, `${value} != ''`];
    return { value: call('uniqExact', isFolded ? value : folded(value), all), there: `${call('count', '', all)} > 0` };
  }
  const { value, there } = numberOf(of, params);
  const all = [...tests, there];
  return { value: call(fn === 'distinct' ? 'uniqExact' : fn, value, all), there: `${call('count', '', all)} > 0` };
};

/** What a person's events must show, over the events that pass `tests`; null when one event is enough. */
const havingSql = (having: PlanHaving, tests: readonly string[], params: Params): string | null => {
  switch (having.kind) {
    case 'count':
      if (!having.exact && having.n === 1) return null;
      return `${call('count', '', tests)} ${having.exact ? '=' : '>='} ${params.add('UInt32', having.n)}`;
    case 'aggregate': {
      const { value, there } = aggregateSql(having.fn, having.of, tests, params);
      const test = numberSql(value, having.test, params);
      return `${there} AND ${having.negate ? `NOT (${test})` : test}`;
    }
    default: {
      const fn = having.kind === 'first' ? 'min' : 'max';
      const moment = call(fn, 'occurred_at', tests);
      const parts = spanSql(moment, having.span, params);
      if (tests.length > 0) parts.unshift(`${call('count', '', tests)} > 0`);
      if (having.has.length > 0) {
        const all = [...tests, ...having.has.map((filter) => filterSql(filter, params))];
        parts.push(`${call('count', '', all)} > 0`, `${moment} = ${call(fn, 'occurred_at', all)}`);
      }
      return parts.length > 0 ? parts.join(' AND ') : null;
    }
  }
};

/** The set of profiles with the events asked for, as a bitmap in one row. */
export const eventsSql = (condition: Events, scope: EventScope, params: Params): string => {
  const from = fromEvents([condition.type], scope, params, eventTests(condition.span, condition.where, params));
  const having = havingSql(condition.having, [], params);
  if (having === null) return `SELECT groupBitmapState(${PROFILE_OF_RECORD}) ${from}`;
  return `SELECT groupBitmapState(id) FROM (SELECT ${PROFILE_OF_RECORD} AS id ${from} GROUP BY id HAVING ${having})`;
};

/** Several conditions on events of one type in one reading: a tuple of bitmaps in one row. */
export const manyEventsSql = (conditions: readonly Events[], scope: EventScope, params: Params): string => {
  const flags = conditions.map((condition, i) => {
    const tests = eventTests(condition.span, condition.where, params);
    return `(${havingSql(condition.having, tests, params) ?? `${call('count', '', tests)} > 0`}) AS h${i}`;
  });
  const starts = conditions.map((condition) => condition.span.fromMs);
  const earliest = starts.includes(null) ? null : Math.min(...starts.map(Number));
  const from = fromEvents(
    conditions.slice(0, 1).map((c) => c.type),
    scope,
    params,
    spanSql('occurred_at', { fromMs: earliest, toMs: null }, params),
  );
  const sets = conditions.map((_, i) => `bitmapBuild(groupArrayIf(id, h${i}))`);
  return `SELECT tuple(${sets.join(', ')}) FROM (SELECT ${PROFILE_OF_RECORD} AS id, ${flags.join(', ')} ${from} GROUP BY id)`;
};

/** A name of a lead's channel or campaign as the report reads it: folded, with the words for unknown as ''. */
const leadName = (fact: string): string =>
  `if(lowerUTF8(trimBoth(props_text['${fact}'])) IN ('unknown', '未知'), '', lowerUTF8(trimBoth(props_text['${fact}'])))`;

/** First known value of a fact of a lead; equal times are settled as in the report. */
const firstKnown = (fact: string): string => `argMinIf(${leadName(fact)}, (occurred_at, event_id), ${leadName(fact)} != '')`;

/** The set of profiles with a lead as asked for. Reaching any stage means having been a lead. */
export const leadsSql = (condition: Lead, scope: EventScope, params: Params): string => {
  const having: string[] = [];
  const among = (fact: string, names: readonly string[]): string =>
    `if(${firstKnown(fact)} = '', 'unknown', ${firstKnown(fact)}) IN (${foldedList(
      names.map((name) => name.trim()),
      params,
    )})`;
  if (condition.stage !== null && condition.stage !== 'lead')
    having.push(`countIf(props_text['stage'] = ${params.add('String', condition.stage)}) > 0`);
  if (condition.channels) having.push(among('channel', condition.channels));
  if (condition.campaigns) having.push(among('campaign', condition.campaigns));
  const from = fromEvents(['lead'], scope, params, ["props_text['lead_key'] != ''"]);
  if (having.length === 0) return `SELECT groupBitmapState(${PROFILE_OF_RECORD}) ${from}`;
  return `SELECT groupBitmapState(id) FROM (SELECT ${PROFILE_OF_RECORD} AS id, props_text['lead_key'] AS lead_key ${from} GROUP BY id, lead_key HAVING ${having.join(' AND ')})`;
};
