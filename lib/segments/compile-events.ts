import { numberSql, textSql } from './compile-test.ts';
import type { Params } from './params.ts';
import type { PlanCondition, PlanFilter, PlanHaving, Span } from './plan.ts';

type Events = Extract<PlanCondition, { kind: 'events' }>;
type Lead = Extract<PlanCondition, { kind: 'lead' }>;

/** Profile of an event's record, through the dictionary: a merge moves events without rewriting them. */
export const PROFILE_OF_RECORD = "dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(record_id), record_id)";

const COLUMNS: ReadonlySet<string> = new Set(['amount', 'quantity', 'currency']);

const column = (name: string): string => {
  if (!COLUMNS.has(name)) throw new Error('not a column of events');
  return name;
};

const momentSql = (ms: number, params: Params): string => `fromUnixTimestamp64Milli(${params.add('Int64', ms)}, 'UTC')`;

const spanSql = (x: string, span: Span, params: Params): string[] => [
  ...(span.fromMs === null ? [] : [`${x} >= ${momentSql(span.fromMs, params)}`]),
  ...(span.toMs === null ? [] : [`${x} < ${momentSql(span.toMs, params)}`]),
];

/** The number a property holds, and the test that it is there. */
const numberOf = (property: string, storage: PlanFilter['storage'], params: Params): { value: string; there: string } => {
  if (storage === 'column_number') return { value: column(property), there: `NOT isNaN(${column(property)})` };
  const key = params.add('String', property);
  return { value: `props_number[${key}]`, there: `mapContains(props_number, ${key})` };
};

const filterSql = (filter: PlanFilter, params: Params): string => {
  const positive = (): string => {
    if (filter.storage === 'column_text') return textSql(column(filter.property), filter.test, params);
    if (filter.storage === 'map_text') return textSql(`props_text[${params.add('String', filter.property)}]`, filter.test, params);
    const { value, there } = numberOf(filter.property, filter.storage, params);
    if (filter.test.op === 'present') return there;
    if (filter.test.op !== 'number') throw new Error(`no number test: ${filter.test.op}`);
    return `${there} AND ${numberSql(value, filter.test.test, params)}`;
  };
  return filter.negate ? `NOT (${positive()})` : `(${positive()})`;
};

const havingSql = (having: PlanHaving, params: Params): string | null => {
  switch (having.kind) {
    case 'count':
      if (!having.exact && having.n === 1) return null;
      return `count() ${having.exact ? '=' : '>='} ${params.add('UInt32', having.n)}`;
    case 'aggregate': {
      const { value, there } = numberOf(having.property, having.storage, params);
      return `countIf(${there}) > 0 AND ${numberSql(`${having.fn}If(${value}, ${there})`, having.test, params)}`;
    }
    default: {
      const moment = having.kind === 'first' ? 'min(occurred_at)' : 'max(occurred_at)';
      const parts = spanSql(moment, having.span, params);
      return parts.length > 0 ? parts.join(' AND ') : null;
    }
  }
};

/** The set of profiles with the events asked for, as a subquery of one column. */
export const eventsSql = (condition: Events, params: Params): string => {
  const where = [
    `type = ${params.add('String', condition.type)}`,
    'record_id != 0',
    ...spanSql('occurred_at', condition.span, params),
    ...condition.where.map((filter) => filterSql(filter, params)),
  ].join(' AND ');
  const having = havingSql(condition.having, params);
  return `SELECT ${PROFILE_OF_RECORD} AS id FROM event WHERE ${where}${having === null ? '' : ` GROUP BY id HAVING ${having}`}`;
};

/** First known value of a fact of a lead; equal times: the smaller value. */
const firstKnown = (fact: string): string =>
  `argMinIf(props_text['${fact}'], (occurred_at, props_text['${fact}']), props_text['${fact}'] != '')`;

/** The set of profiles with a lead as asked for. Reaching any stage means having been a lead. */
export const leadsSql = (condition: Lead, params: Params): string => {
  const having: string[] = [];
  if (condition.stage !== null && condition.stage !== 'lead')
    having.push(`countIf(props_text['stage'] = ${params.add('String', condition.stage)}) > 0`);
  if (condition.channels) having.push(`${firstKnown('channel')} IN (${params.add('Array(String)', condition.channels)})`);
  if (condition.campaigns) having.push(`${firstKnown('campaign')} IN (${params.add('Array(String)', condition.campaigns)})`);
  const from = `FROM event WHERE type = 'lead' AND record_id != 0`;
  if (having.length === 0) return `SELECT ${PROFILE_OF_RECORD} AS id ${from}`;
  return `SELECT id FROM (SELECT ${PROFILE_OF_RECORD} AS id, props_text['lead_key'] AS lead_key ${from} GROUP BY id, lead_key HAVING ${having.join(' AND ')})`;
};
