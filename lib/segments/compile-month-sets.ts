// Who did something in a span of time, from the sets of records that the index keeps for each type and month (the projection `people` of
// `event`, clickhouse/0003_event_people.sql): whole months are put together from them, and only the months at the ends of a span are read
// event by event. Events without a record count as record 0 there, which is nobody's.

import { callIf, profilesOf } from './compile-events.ts';
import { spanSql } from './compile-test.ts';
import { type MonthSpan, monthOf, monthSpan } from './event-months.ts';
import { commonTests } from './event-tests.ts';
import type { Params } from './params.ts';
import type { Span } from './plan.ts';

const MONTH = 'toYYYYMM(occurred_at)';

/** Has only some months read. */
const edgeHint = (months: readonly number[], params: Params): string => `indexHint(${MONTH} IN (${params.add('Array(UInt32)', months)}))`;

const wholeTests = ({ first, end }: MonthSpan, params: Params): string[] => [
  ...(first === null ? [] : [`month >= ${params.add('UInt32', first)}`]),
  ...(end === null ? [] : [`month < ${params.add('UInt32', end)}`]),
];

/** The months that some of the spans look at. */
const monthTests = (spans: readonly Span[], params: Params): string[] => {
  const { fromMs, toMs } = commonTests(spans.map((span) => ({ span, where: [] }))).common.span;
  return [
    ...(fromMs === null ? [] : [`${MONTH} >= ${params.add('UInt32', monthOf(fromMs))}`]),
    ...(toMs === null ? [] : [`${MONTH} <= ${params.add('UInt32', monthOf(toMs))}`]),
  ];
};

/**
 * The sets of people with an event of a type in each of `spans`, which must have months (`monthSpan`): one expression a span over the
 * rows of `from`.
 */
export const monthSets = (type: string, spans: readonly Span[], params: Params): { readonly sets: string[]; readonly from: string } => {
  const months = spans.map((span) => {
    const found = monthSpan(span);
    if (!found) throw new Error('a span without months');
    return found;
  });
  const isType = `type = ${params.add('String', type)}`;
  const kept = `SELECT ${MONTH} AS month, groupBitmapState(record_id) AS records FROM event WHERE ${[isType, ...monthTests(spans, params)].join(' AND ')} GROUP BY month`;
  const whole = months.map((span, i) => `${callIf('groupBitmapMergeState', 'records', wholeTests(span, params))} AS s${i}`);
  const parts = [`SELECT ${whole.join(', ')} FROM (${kept})`];
  const edges = [...new Set(months.flatMap((span) => span.edges))];
  if (edges.length > 0) {
    const read = spans.map((span, i) => {
      const tests = months[i]?.edges.length === 0 ? ['false'] : spanSql('occurred_at', span, params);
      return `${callIf('groupBitmapState', 'record_id', tests)} AS s${i}`;
    });
    parts.push(`SELECT ${read.join(', ')} FROM event WHERE ${isType} AND ${edgeHint(edges, params)}`);
  }
  return { sets: spans.map((_, i) => profilesOf(`groupBitmapMergeState(s${i})`)), from: `FROM (${parts.join(' UNION ALL ')})` };
};

/** Those with an event of every type since a time; null where that time is too far away. */
export const peopleOfAllTypes = (types: readonly string[], fromMs: number | null, params: Params): string | null => {
  const months = monthSpan({ fromMs, toMs: null });
  if (!months) return null;
  const isType = `type IN (${params.add('Array(String)', types)})`;
  const recordsOf = (tests: readonly string[]): string =>
    `SELECT type, groupBitmapState(record_id) AS records FROM event WHERE ${[isType, ...tests].join(' AND ')} GROUP BY type`;
  const parts = [recordsOf(months.first === null ? [] : [`${MONTH} >= ${params.add('UInt32', months.first)}`])];
  if (months.edges.length > 0)
    parts.push(recordsOf([edgeHint(months.edges, params), ...spanSql('occurred_at', { fromMs, toMs: null }, params)]));
  const sets = types.map((type) => profilesOf(`groupBitmapMergeStateIf(records, type = ${params.add('String', type)})`));
  return `SELECT arrayJoin(bitmapToArray(${sets.reduce((both, set) => `bitmapAnd(${both}, ${set})`)})) FROM (${parts.join(' UNION ALL ')})`;
};
