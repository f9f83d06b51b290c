import type { ValueCount } from '../../segments/views.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type TopRow, topOf } from './read-field-facts.ts';

/** Events looked at per type for frequent values: hints, not counts. */
const SAMPLE_PER_TYPE = 50_000;
const TOP_MAX = 20;

/** What the builder tells of events. */
export interface EventFacts {
  /** Events of each type. */
  readonly counts: ReadonlyMap<string, number>;
  /** Frequent values of a text property. */
  readonly top: (type: string, property: string) => readonly ValueCount[];
  /** True for a number property that was never anything but 0 and 1. */
  readonly isFlag: (type: string, property: string) => boolean;
}

const keyOf = (type: string, property: string): string => JSON.stringify([type, property]);

/** Number of events of each type, and what the values of their properties look like. */
export const readEventFacts = async (index: Index): Promise<EventFacts> => {
  const [counts, values, flags] = await Promise.all([
    queryRows<{ type: string; n: number }>(index, 'SELECT type, count() AS n FROM event GROUP BY type'),
    queryRows<{ type: string; key: string; top: TopRow[] }>(
      index,
      `SELECT type, key, topK(${TOP_MAX}, 3, 'counts')(value) AS top
       FROM (SELECT type, mapConcat(props_text, if(currency = '', map(), map('currency', toString(currency)))) AS props
             FROM (SELECT type, props_text, currency FROM event LIMIT ${SAMPLE_PER_TYPE} BY type))
       ARRAY JOIN mapKeys(props) AS key, mapValues(props) AS value
       WHERE key NOT IN ('lead_key') AND length(value) <= 100 AND value != '' GROUP BY type, key`,
    ),
    queryRows<{ type: string; key: string }>(
      index,
      `SELECT type, key FROM (SELECT type, props_number FROM event LIMIT ${SAMPLE_PER_TYPE} BY type)
       ARRAY JOIN mapKeys(props_number) AS key, mapValues(props_number) AS value GROUP BY type, key HAVING min(value IN (0, 1)) = 1`,
    ),
  ]);
  const tops = new Map(values.map((row) => [keyOf(row.type, row.key), topOf(row.top)]));
  const flagged = new Set(flags.map((row) => keyOf(row.type, row.key)));
  return {
    counts: new Map(counts.map((row) => [row.type, Number(row.n)])),
    top: (type, property) => tops.get(keyOf(type, property)) ?? [],
    isFlag: (type, property) => flagged.has(keyOf(type, property)),
  };
};
