import { amongSql, folded, foldedTextSql, numberSql, spanSql, textSql } from './compile-test.ts';
import { monthOf } from './event-months.ts';
import type { EventTests } from './event-tests.ts';
import type { Params } from './params.ts';
import { ALWAYS, type PlanCondition, type PlanFilter, type PropertyPlan, type Span } from './plan.ts';
import type { Aggregate } from './rule.ts';

type Lead = Extract<PlanCondition, { kind: 'lead' }>;

/** Profile of a record, through the dictionary: a merge moves events without rewriting them. */
export const profileOf = (record: string): string => `dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(${record}), ${record})`;

/** The profiles of a bitmap of records, as a bitmap: each record is looked up once, however many events it has. */
export const profilesOf = (records: string): string => `bitmapBuild(arrayMap(r -> ${profileOf('r')}, bitmapToArray(${records})))`;

/** Profile of an event's record. */
export const PROFILE_OF_RECORD = profileOf('record_id');

/**
 * Ends a query that groups events by person, who are many: each core groups those of its share, and nothing is put together afterwards.
 * Not for few groups, which would take much memory, nor in a union, which may never end (both of ClickHouse 26.7).
 */
export const SHARED_OUT = 'SETTINGS enable_sharding_aggregator = 1';

/** Where events are read from: those of everybody, or those of a few records (then a bound parameter). */
export interface EventScope {
  /** Placeholder of the list of records, null for all. */
  readonly records: string | null;
}

/** The month of an event, as events are ordered by. */
export const MONTH = 'toYYYYMM(occurred_at)';

/**
 * The months of a span, for the reading alone: events lie by month, and times by themselves would have every month of the type read (the
 * engine compares them with the times in the order of events, which come after month and record). Rows are not tested again.
 */
const monthsSql = ({ fromMs, toMs }: Span, params: Params): string[] => {
  const from = fromMs === null ? null : monthOf(fromMs);
  const to = toMs === null ? null : monthOf(toMs - 1);
  return [
    ...(from === null ? [] : [`indexHint(${MONTH} >= ${params.add('UInt32', from)})`]),
    ...(to === null ? [] : [`indexHint(${MONTH} <= ${params.add('UInt32', to)})`]),
  ];
};

const eventsWhere = (types: readonly string[], scope: EventScope, { span, where }: EventTests, params: Params): string => {
  const [first = ''] = types;
  const isType = types.length === 1 ? `type = ${params.add('String', first)}` : `type IN (${params.add('Array(String)', types)})`;
  const whose = scope.records === null ? 'record_id != 0' : `record_id IN (${scope.records})`;
  return [isType, whose, ...monthsSql(span, params), ...eventTests(span, where, params)].join(' AND ');
};

/** `FROM event` with what every reading of events needs, and the events that pass `tests`. */
export const fromEvents = (types: readonly string[], scope: EventScope, tests: EventTests, params: Params): string =>
  `FROM event WHERE ${eventsWhere(types, scope, tests, params)}`;

/**
 * The same, but only events of the profiles that the query `people` gives. The engine would look for them first, in all events of the
 * types; what narrows the reading is written to come before.
 */
export const fromEventsOf = (people: string, types: readonly string[], scope: EventScope, tests: EventTests, params: Params): string =>
  `FROM event PREWHERE ${eventsWhere(types, scope, tests, params)} WHERE ${PROFILE_OF_RECORD} IN (${people})`;

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

/** True for properties that hold texts. */
export const isText = (property: PropertyPlan): boolean => property.storage === 'column_text' || property.storage === 'map_text';

/** SQL of a filter on the properties of an event. */
export const filterSql = (filter: PlanFilter, params: Params): string => {
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

/** SQL of which events a condition looks at, beside their type. */
export const eventTests = (span: Span, where: readonly PlanFilter[], params: Params): string[] => [
  ...spanSql('occurred_at', span, params),
  ...where.map((filter) => filterSql(filter, params)),
];

/** A call over the events that pass `tests`, or over all where there are none. */
export const callIf = (fn: string, args: string, tests: readonly string[]): string =>
  tests.length === 0 ? `${fn}(${args})` : `${fn}If(${args === '' ? '' : `${args}, `}${tests.join(' AND ')})`;

/** The test that an event has a property. */
export const hasProperty = (property: PropertyPlan): PlanFilter => ({ property, test: { op: 'present' }, negate: false });

/** A text property as one that ignores upper and lower case. */
export const foldedProperty = (property: PropertyPlan, params: Params): string => {
  const { value, isFolded } = textOf(property, params);
  return isFolded ? value : folded(value);
};

/** An aggregate of a property over the events that pass `tests`; all of them must have the property. */
export const aggregateSql = (fn: Aggregate, of: PropertyPlan, tests: readonly string[], params: Params): string => {
  // Arrays take half the time of `uniqExact`, whose state is large for the few values that most people have.
  const distinct = (value: string): string => `length(arrayDistinct(${callIf('groupArray', value, tests)}))`;
  if (fn === 'distinct' && isText(of)) return distinct(`sipHash64(${foldedProperty(of, params)})`);
  const { value } = numberOf(of, params);
  return fn === 'distinct' ? distinct(value) : callIf(fn, value, tests);
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
    amongSql(
      `if(${firstKnown(fact)} = '', 'unknown', ${firstKnown(fact)})`,
      names.map((name) => name.trim()),
      params,
    );
  if (condition.stage !== null && condition.stage !== 'lead')
    having.push(`countIf(props_text['stage'] = ${params.add('String', condition.stage)}) > 0`);
  if (condition.channels) having.push(among('channel', condition.channels));
  if (condition.campaigns) having.push(among('campaign', condition.campaigns));
  const from = fromEvents(['lead'], scope, { span: ALWAYS, where: [hasProperty({ storage: 'map_text', key: 'lead_key' })] }, params);
  if (having.length === 0) return `SELECT groupBitmapState(${PROFILE_OF_RECORD}) ${from}`;
  return `SELECT groupBitmapState(id) FROM (SELECT ${PROFILE_OF_RECORD} AS id, props_text['lead_key'] AS lead_key ${from} GROUP BY id, lead_key HAVING ${having.join(' AND ')})`;
};
