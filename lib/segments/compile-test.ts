import { isoOfDay } from './days.ts';
import type { Params } from './params.ts';
import type { PlanTest } from './plan.ts';
import type { NumberTest } from './value-tests.ts';

const COMPARE = { eq: '=', ne: '!=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** `lowerUTF8` on both sides in the engine, so that both fold in the same way. */
const folded = (sql: string): string => `lowerUTF8(${sql})`;
const foldedList = (values: readonly string[], params: Params): string =>
  `arrayMap(v -> lowerUTF8(v), ${params.add('Array(String)', values)})`;

/** SQL of a comparison of a number that is there. */
export const numberSql = (x: string, test: NumberTest, params: Params): string =>
  test.op === 'between'
    ? `${x} BETWEEN ${params.add('Float64', test.from)} AND ${params.add('Float64', test.to)}`
    : `${x} ${COMPARE[test.op]} ${params.add('Float64', test.value)}`;

const oneTextSql = (x: string, test: Extract<PlanTest, { value: string }>, params: Params): string => {
  const value = folded(params.add('String', test.value));
  switch (test.op) {
    case 'is':
      return `${folded(x)} = ${value}`;
    case 'contains':
      return `position(${folded(x)}, ${value}) > 0`;
    case 'starts':
      return `startsWith(${folded(x)}, ${value})`;
    case 'ends':
      return `endsWith(${folded(x)}, ${value})`;
  }
};

/** SQL of a test on one text, '' when missing. */
export const textSql = (x: string, test: PlanTest, params: Params): string => {
  switch (test.op) {
    case 'present':
      return `${x} != ''`;
    case 'one_of':
      return `${folded(x)} IN (${foldedList(test.values, params)})`;
    case 'is':
    case 'contains':
    case 'starts':
    case 'ends':
      return oneTextSql(x, test, params);
    default:
      throw new Error(`no text test: ${test.op}`);
  }
};

/** SQL of a test on a list of texts: any value passes, except for `all_of`. */
export const listSql = (list: string, test: PlanTest, params: Params): string => {
  const lowered = `arrayMap(v -> lowerUTF8(v), ${list})`;
  if (test.op === 'present') return `notEmpty(${list})`;
  if (test.op === 'one_of') return `hasAny(${lowered}, ${foldedList(test.values, params)})`;
  if (test.op === 'all_of') return `hasAll(${lowered}, ${foldedList(test.values, params)})`;
  return `arrayExists(v -> ${textSql('v', test, params)}, ${list})`;
};

/** SQL of a test on day numbers. */
export const daySql = (day: string, test: PlanTest, params: Params): string => {
  if (test.op === 'month_days')
    return `formatDateTime(toDate32(toInt32(${day})), '%m-%d') IN (${params.add('Array(String)', test.monthDays)})`;
  if (test.op !== 'days') throw new Error(`no date test: ${test.op}`);
  const parts: string[] = [];
  if (test.from !== null) parts.push(`${day} >= ${params.add('Int32', test.from)}`);
  if (test.to !== null) parts.push(`${day} <= ${params.add('Int32', test.to)}`);
  return parts.join(' AND ');
};

/** SQL of a test on an ISO day kept as text; anything that is not a whole day counts as missing. */
export const isoDaySql = (column: string, test: PlanTest, params: Params): string => {
  const whole = `match(${column}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')`;
  if (test.op === 'present') return whole;
  if (test.op === 'month_days') return `${whole} AND substring(${column}, 6) IN (${params.add('Array(String)', test.monthDays)})`;
  if (test.op !== 'days') throw new Error(`no date test: ${test.op}`);
  const parts = [whole];
  if (test.from !== null) parts.push(`${column} >= ${params.add('String', isoOfDay(test.from))}`);
  if (test.to !== null) parts.push(`${column} <= ${params.add('String', isoOfDay(test.to))}`);
  return parts.join(' AND ');
};
