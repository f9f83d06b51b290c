import { type EventScope, eventTests, fromEvents, PROFILE_OF_RECORD } from './compile-events.ts';
import { spanSql } from './compile-test.ts';
import type { Params } from './params.ts';
import type { PlanCondition, PlanStep } from './plan.ts';

type Sequence = Extract<PlanCondition, { kind: 'sequence' }>;

/** Stands for "no such time": before anything that can be stored. */
const NONE = '-9000000000000000';
/** The low four bits of an entry tell its step, the rest its time in milliseconds. */
const STEP_BITS = 4;
const LAST_CODE = 2 ** STEP_BITS - 1;

const timeOf = (x: string): string => `bitShiftRight(${x}, ${STEP_BITS})`;
/** Later steps have smaller codes, so that at equal times they sort first: a step follows only what was strictly earlier. */
const codeOf = (step: number): number => LAST_CODE - step;
const isStep = (step: number): string => `bitAnd(x, ${LAST_CODE}) = ${codeOf(step)}`;

/** For each entry of `e`: its time where it is step `step` and follows a reached step before it in time, else NONE. */
const reachedSql = (step: number, { withinMs }: PlanStep, params: Params): string => {
  if (step === 0) return `arrayMap(x -> if(${isStep(0)}, ${timeOf('x')}, ${NONE}), e)`;
  const inTime = withinMs === null ? '' : ` AND ${timeOf('x')} - p <= ${params.add('Int64', withinMs)}`;
  return `arrayMap((x, p) -> if(${isStep(step)} AND p != ${NONE}${inTime}, ${timeOf('x')}, ${NONE}), e, arrayFill(v -> v != ${NONE}, r${step - 1}))`;
};

/** True where the last step was reached and what must not follow did not, with the wait for it over. */
const foundSql = (condition: Sequence, params: Params): string => {
  const last = condition.steps.length - 1;
  if (!condition.never) return `arrayExists(v -> v != ${NONE}, r${last})`;
  const { withinMs } = condition.never;
  const next = `arrayReverseFill(v -> v != ${NONE}, arrayMap(x -> if(${isStep(last + 1)}, ${timeOf('x')}, ${NONE}), e))`;
  if (withinMs === null) return `arrayExists((v, n) -> v != ${NONE} AND n = ${NONE}, r${last}, ${next})`;
  const wait = params.add('Int64', withinMs);
  const over = `v + ${wait} <= ${params.add('Int64', condition.nowMs)}`;
  return `arrayExists((v, n) -> v != ${NONE} AND ${over} AND (n = ${NONE} OR n - v > ${wait}), r${last}, ${next})`;
};

/**
 * The set of profiles with the sequence, as a bitmap in one row. Entries (time and step) of a person are sorted once; each step then
 * looks back to the last time the step before was reached (the latest is the best), so time grows with the number of events alone.
 */
export const sequenceSql = (condition: Sequence, scope: EventScope, params: Params): string => {
  const steps = condition.never ? [...condition.steps, condition.never] : condition.steps;
  const entries = steps.map((step, i) => {
    const span = i === 0 ? condition.span : { fromMs: null, toMs: null };
    const tests = [`type = ${params.add('String', step.type)}`, ...eventTests(span, step.where, params)];
    return `groupArrayIf(toUnixTimestamp64Milli(occurred_at) * ${LAST_CODE + 1} + ${codeOf(i)}, ${tests.join(' AND ')}) AS a${i}`;
  });
  const types = [...new Set(steps.map((step) => step.type))];
  const from = fromEvents(types, scope, params, spanSql('occurred_at', { fromMs: condition.span.fromMs, toMs: null }, params));
  const needed = condition.steps.map((_, i) => `notEmpty(a${i})`).join(' AND ');
  const people = `SELECT ${PROFILE_OF_RECORD} AS id, ${entries.join(', ')} ${from} GROUP BY id HAVING ${needed}`;
  const all = steps.map((_, i) => `a${i}`).join(', ');
  const reached = condition.steps.map((step, i) => `${reachedSql(i, step, params)} AS r${i}`);
  return `SELECT groupBitmapState(id) FROM (SELECT id, arraySort(arrayConcat(${all})) AS e, ${reached.join(', ')} FROM (${people}) WHERE ${foundSql(condition, params)})`;
};
