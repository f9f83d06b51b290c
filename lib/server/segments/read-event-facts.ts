import type { ValueCount } from '../../segments/views.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type TopRow, topOf } from './read-field-facts.ts';

/** Events looked at per type for frequent values: hints, not counts. */
const SAMPLE_PER_TYPE = 50_000;
const TOP_MAX = 20;

/** Number of events of each type, and frequent values of their text properties. */
export const readEventFacts = async (
  index: Index,
): Promise<{ readonly counts: ReadonlyMap<string, number>; readonly top: (type: string, property: string) => readonly ValueCount[] }> => {
  const [counts, values] = await Promise.all([
    queryRows<{ type: string; n: number }>(index, 'SELECT type, count() AS n FROM event GROUP BY type'),
    queryRows<{ type: string; key: string; top: TopRow[] }>(
      index,
      `SELECT type, key, topK(${TOP_MAX}, 3, 'counts')(value) AS top
       FROM (SELECT type, mapConcat(props_text, if(currency = '', map(), map('currency', toString(currency)))) AS props
             FROM (SELECT type, props_text, currency FROM event LIMIT ${SAMPLE_PER_TYPE} BY type))
       ARRAY JOIN mapKeys(props) AS key, mapValues(props) AS value
       WHERE key NOT IN ('lead_key') AND length(value) <= 100 AND value != '' GROUP BY type, key`,
    ),
  ]);
  const tops = new Map(values.map((row) => [JSON.stringify([row.type, row.key]), topOf(row.top)]));
  return {
    counts: new Map(counts.map((row) => [row.type, Number(row.n)])),
    top: (type, property) => tops.get(JSON.stringify([type, property])) ?? [],
  };
};
