import { callIf, type EventScope, eventTests, fromEvents, fromEventsOf, PROFILE_OF_RECORD, SHARED_OUT } from './compile-events.ts';
import { peopleOfAllTypes } from './compile-month-sets.ts';
import type { Params } from './params.ts';
import { ALWAYS, type PlanCondition, type PlanStep } from './plan.ts';

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

const MOMENT = 'toUnixTimestamp64Milli(occurred_at)';

/** What an event must be to count as a step, beside its type. */
const stepTests = (condition: Sequence, steps: readonly PlanStep[], params: Params): string[][] =>
  steps.map((step, i) => [
    `type = ${params.add('String', step.type)}`,
    ...eventTests(i === 0 ? condition.span : ALWAYS, step.where, params),
  ]);

/** Steps of different types: an event is one entry at most, and one array a person holds them all. */
const onceEach = (tests: readonly (readonly string[])[], needed: number, from: string): string => {
  const code = `multiIf(${tests.map((all, i) => `${all.join(' AND ')}, ${codeOf(i)}`).join(', ')}, 0)`;
  const mask = tests.slice(0, needed).reduce((bits, _, i) => bits | (1 << codeOf(i)), 0);
  const events = `SELECT ${PROFILE_OF_RECORD} AS id, ${code} AS code, ${MOMENT} AS at ${from}`;
  // Who lacks a step is left out before any array is looked into.
  const having = `bitAnd(groupBitOr(bitShiftLeft(toUInt32(1), code)), ${mask}) = ${mask}`;
  return `SELECT id, groupArray(at * ${LAST_CODE + 1} + code) AS a FROM (${events}) WHERE code != 0 GROUP BY id HAVING ${having} ${SHARED_OUT}`;
};

/** An event may be several steps: an array a step. */
const severalEach = (tests: readonly (readonly string[])[], needed: number, from: string): string => {
  const arrays = tests.map((all, i) => `groupArrayIf(${MOMENT} * ${LAST_CODE + 1} + ${codeOf(i)}, ${all.join(' AND ')}) AS a${i}`);
  const all = tests.map((_, i) => `a${i}`);
  const having = all.slice(0, needed).map((a) => `notEmpty(${a})`);
  const people = `SELECT ${PROFILE_OF_RECORD} AS id, ${arrays.join(', ')} ${from} GROUP BY id HAVING ${having.join(' AND ')} ${SHARED_OUT}`;
  return `SELECT id, arrayConcat(${all.join(', ')}) AS a FROM (${people})`;
};

/** Those with an event of every step, in whatever order. */
const candidatesSql = (tests: readonly (readonly string[])[], from: string): string => {
  const sets = tests.map((all) => callIf('groupBitmapState', PROFILE_OF_RECORD, all));
  return `SELECT arrayJoin(bitmapToArray(${sets.reduce((both, set) => `bitmapAnd(${both}, ${set})`)})) ${from}`;
};

/**
 * The set of profiles with the sequence, as a bitmap in one row. Entries (time and step) of a person are sorted once; each step then
 * looks back to the last time the step before was reached (the latest is the best), so time grows with the number of events alone.
 */
export const sequenceSql = (condition: Sequence, scope: EventScope, params: Params): string => {
  const needed = condition.steps.length;
  const steps = condition.never ? [...condition.steps, condition.never] : condition.steps;
  const types = [...new Set(steps.map((step) => step.type))];
  const { fromMs, toMs } = condition.span;
  const since = { span: { fromMs, toMs: null }, where: [] };
  const tests = stepTests(condition, steps, params);
  const everybody = (): string => fromEvents(types, scope, since, params);
  const neededTypes = [...new Set(condition.steps.map((step) => step.type))];
  // The index keeps the records of whole months, of any event, and here up to now.
  const isUntilNow = toMs === null || toMs >= condition.nowMs;
  const isKept = scope.records === null && isUntilNow && condition.steps.every((step) => step.where.length === 0);
  const candidates = (): string =>
    (isKept ? peopleOfAllTypes(neededTypes, fromMs, params) : null) ?? candidatesSql(tests.slice(0, needed), everybody());
  // Most people who did one thing did not do the others: to collect their events would cost most of the time.
  const from = neededTypes.length > 1 ? fromEventsOf(candidates(), types, scope, since, params) : everybody();
  const people = (types.length === steps.length ? onceEach : severalEach)(tests, needed, from);
  const reached = condition.steps.map((step, i) => `${reachedSql(i, step, params)} AS r${i}`);
  return `SELECT groupBitmapState(id) FROM (SELECT id, arraySort(a) AS e, ${reached.join(', ')} FROM (${people}) WHERE ${foundSql(condition, params)})`;
};
