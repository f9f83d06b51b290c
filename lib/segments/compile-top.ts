import type { FieldPlan } from './catalog.ts';
import { aggregateSql, type EventScope, fromEvents, hasProperty, PROFILE_OF_RECORD, SHARED_OUT } from './compile-events.ts';
import { isWholeDaySql } from './compile-test.ts';
import type { Params } from './params.ts';
import { FROM_PROFILE } from './people-sql.ts';
import type { PlanCondition, PlanRank } from './plan.ts';

type Top = Extract<PlanCondition, { kind: 'top' }>;

/** The value people are ranked by, and the test that it is there. */
export const rankedField = (field: FieldPlan, params: Params): { readonly value: string; readonly there: string } => {
  switch (field.storage) {
    case 'count':
    case 'time':
      return { value: field.column, there: 'true' };
    case 'iso_day':
      return { value: field.column, there: isWholeDaySql(field.column) };
    case 'custom_number': {
      const key = params.add('String', field.column);
      return { value: `custom_number[${key}]`, there: `mapContains(custom_number, ${key})` };
    }
    default:
      throw new Error(`people cannot be ranked by ${field.storage}`);
  }
};

const rankedEvents = (by: Extract<PlanRank, { kind: 'events' }>, params: Params): string => {
  // A rank is one among all people, also where only one person is asked about.
  const everybody: EventScope = { records: null };
  const where = by.fn === 'count' || by.of === null ? by.where : [...by.where, hasProperty(by.of)];
  const from = fromEvents([by.type], everybody, { span: by.span, where }, params);
  const value = by.fn === 'count' || by.of === null ? 'count()' : aggregateSql(by.fn, by.of, [], params);
  return `SELECT ${PROFILE_OF_RECORD} AS id, ${value} AS value ${from} GROUP BY id ${SHARED_OUT}`;
};

const rankedSql = (by: PlanRank, params: Params): string => {
  if (by.kind === 'events') return rankedEvents(by, params);
  const { value, there } = rankedField(by.field, params);
  return `SELECT profile_id AS id, ${value} AS value ${FROM_PROFILE} AND ${there}`;
};

/** The first `n` people by a value as a bitmap in one row; of equal values the smaller profile number comes first. */
export const topSql = (condition: Top, params: Params): string => {
  const order = condition.highest ? 'DESC' : 'ASC';
  return `SELECT groupBitmapState(id) FROM (SELECT id FROM (${rankedSql(condition.by, params)}) ORDER BY value ${order}, id LIMIT ${params.add('UInt32', condition.n)})`;
};
