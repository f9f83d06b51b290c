// Who did something in a span of time, from the sets of records that the index keeps for each type and month (the projection `people` of
// `event`, clickhouse/0003_event_people.sql): whole months are put together from them, and only the months at the ends of a span are read
// event by event. Events without a record count as record 0 there, which is nobody's.

import { callIf, MONTH, profilesOf } from './compile-events.ts';
import { spanSql } from './compile-test.ts';
import { type MonthSpan, monthSpan, type WholeMonths } from './event-months.ts';
import { greatest, least } from './event-tests.ts';
import type { Params } from './params.ts';
import type { Span } from './plan.ts';

/** A span of time, and its months. */
export interface SpanOfMonths {
  readonly span: Span;
  readonly months: MonthSpan;
}

/** Has only some months read. */
const edgeHint = (months: readonly number[], params: Params): string => `indexHint(${MONTH} IN (${params.add('Array(UInt32)', months)}))`;

const wholeTests = (month: string, { first, end }: WholeMonths, params: Params): string[] => [
  ...(first === null ? [] : [`${month} >= ${params.add('UInt32', first)}`]),
  ...(end === null ? [] : [`${month} < ${params.add('UInt32', end)}`]),
];

/** What holds the whole months of all spans. */
const around = (all: readonly SpanOfMonths[]): WholeMonths => ({
  first: least(all.map(({ months }) => months.first)),
  end: greatest(all.map(({ months }) => months.end)),
});

/** The sets of people with an event of a type in each of the spans: one expression a span over the rows of `from`. */
export const monthSets = (
  type: string,
  all: readonly SpanOfMonths[],
  params: Params,
): { readonly sets: string[]; readonly from: string } => {
  const isType = `type = ${params.add('String', type)}`;
  const tests = [isType, ...wholeTests(MONTH, around(all), params)];
  const kept = `SELECT ${MONTH} AS month, groupBitmapState(record_id) AS records FROM event WHERE ${tests.join(' AND ')} GROUP BY month`;
  const whole = all.map(({ months }, i) => `${callIf('groupBitmapMergeState', 'records', wholeTests('month', months, params))} AS s${i}`);
  const parts = [`SELECT ${whole.join(', ')} FROM (${kept})`];
  const edges = [...new Set(all.flatMap(({ months }) => months.edges))];
  if (edges.length > 0) {
    const read = all.map(({ span, months }, i) => {
      const isIn = months.edges.length === 0 ? ['false'] : spanSql('occurred_at', span, params);
      return `${callIf('groupBitmapState', 'record_id', isIn)} AS s${i}`;
    });
    parts.push(`SELECT ${read.join(', ')} FROM event WHERE ${isType} AND ${edgeHint(edges, params)}`);
  }
  return { sets: all.map((_, i) => profilesOf(`groupBitmapMergeState(s${i})`)), from: `FROM (${parts.join(' UNION ALL ')})` };
};

/** Those with an event of every type since a time; null where that time is too far away. */
export const peopleOfAllTypes = (types: readonly string[], fromMs: number | null, params: Params): string | null => {
  const span = { fromMs, toMs: null };
  const months = monthSpan(span);
  if (!months) return null;
  const isType = `type IN (${params.add('Array(String)', types)})`;
  const recordsOf = (tests: readonly string[]): string =>
    `SELECT type, groupBitmapState(record_id) AS records FROM event WHERE ${[isType, ...tests].join(' AND ')} GROUP BY type`;
  const parts = [recordsOf(wholeTests(MONTH, months, params))];
  if (months.edges.length > 0) parts.push(recordsOf([edgeHint(months.edges, params), ...spanSql('occurred_at', span, params)]));
  const sets = types.map((type) => profilesOf(`groupBitmapMergeStateIf(records, type = ${params.add('String', type)})`));
  return `SELECT arrayJoin(bitmapToArray(${sets.reduce((both, set) => `bitmapAnd(${both}, ${set})`)})) FROM (${parts.join(' UNION ALL ')})`;
};
