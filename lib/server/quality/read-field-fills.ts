import type { FieldFill } from '../../quality/field-list.ts';
import type { SourceFacts } from '../../quality/measure.ts';
import { STANDARD_FIELDS } from '../../standardize/fields.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { presentSql } from './field-sql.ts';

const ISO = '%Y-%m-%dT%H:%i:%SZ';
const iso = (time: string): string => `formatDateTime(${time}, '${ISO}', 'UTC')`;

type StandardRow = { sourceId: number; records: number } & Record<`n_${string}`, number> & Record<`t_${string}`, string>;
interface CustomRow {
  readonly sourceId: number;
  readonly key: string;
  readonly filled: number;
  readonly lastSeen: string;
}
interface EventRow {
  readonly key: string;
  readonly filled: number;
  readonly applicable: number;
  readonly lastSeen: string;
  readonly sourceIds: readonly number[];
}

const STANDARD = `SELECT source_id AS sourceId, count() AS records, ${STANDARD_FIELDS.map(
  (f) => `countIf(${presentSql(f.key)}) AS n_${f.key}, ${iso(`maxIf(as_of, ${presentSql(f.key)})`)} AS t_${f.key}`,
).join(', ')} FROM record FINAL GROUP BY source_id`;

const CUSTOM = `SELECT source_id AS sourceId, concat('custom:', trait) AS key, count() AS filled, ${iso('max(as_of)')} AS lastSeen
FROM record FINAL ARRAY JOIN arrayDistinct(arrayConcat(mapKeys(custom_text), mapKeys(custom_number))) AS trait GROUP BY source_id, trait`;

/** Filled = records with such an event, of all records. */
const EVENTS = `SELECT type AS key, uniqExactIf(record_id, record_id > 0) AS filled, (SELECT count() FROM record FINAL) AS applicable,
  ${iso('max(occurred_at)')} AS lastSeen, groupUniqArray(source_id) AS sourceIds FROM event GROUP BY type`;

/** Filled = events with the property, of all events of the type. The key that joins the rows of a lead is ours, not the source's. */
const PROPERTIES = `SELECT concat(type, '.', name) AS key, count() AS filled, any(all_events) AS applicable,
  ${iso('max(occurred_at)')} AS lastSeen, groupUniqArray(source_id) AS sourceIds
FROM event ARRAY JOIN arrayDistinct(arrayConcat(mapKeys(props_text), mapKeys(props_number))) AS name
INNER JOIN (SELECT type, count() AS all_events FROM event GROUP BY type) AS totals USING (type)
WHERE name != 'lead_key' GROUP BY type, name`;

const traitFills = (sources: readonly SourceFacts[], standard: readonly StandardRow[], custom: readonly CustomRow[]): FieldFill[] => {
  const recordsOf = new Map(standard.map((row) => [row.sourceId, row.records]));
  const filledOf = new Map(standard.map((row) => [row.sourceId, row]));
  const customOf = new Map(custom.map((row) => [`${row.sourceId} ${row.key}`, row]));
  const keys = new Set<string>([...STANDARD_FIELDS.map((f) => f.key), ...sources.flatMap((s) => s.fields)]);
  return [...keys].map((key): FieldFill => {
    const mapping = sources.filter((s) => s.fields.includes(key));
    const cells = mapping.map((source) => {
      const row = filledOf.get(source.id);
      const own = customOf.get(`${source.id} ${key}`);
      if (key.startsWith('custom:')) return { filled: own?.filled ?? 0, lastSeen: own?.lastSeen ?? '' };
      const filled = row?.[`n_${key}`] ?? 0;
      return { filled, lastSeen: filled > 0 ? (row?.[`t_${key}`] ?? '') : '' };
    });
    return {
      kind: 'trait',
      key,
      filled: cells.reduce((s, c) => s + c.filled, 0),
      applicable: mapping.reduce((s, source) => s + (recordsOf.get(source.id) ?? 0), 0),
      lastSeen:
        cells
          .map((c) => c.lastSeen)
          .sort()
          .at(-1) || null,
      sources: mapping.map((s) => s.name),
    };
  });
};

/** Counts how well every field of a person, type of event and property of events is filled. Fields nobody collects are in the list, empty. */
export const readFieldFills = async (index: Index, sources: readonly SourceFacts[]): Promise<FieldFill[]> => {
  const [standard, custom, events, properties] = await Promise.all([
    queryRows<StandardRow>(index, STANDARD),
    queryRows<CustomRow>(index, CUSTOM),
    queryRows<EventRow>(index, EVENTS),
    queryRows<EventRow>(index, PROPERTIES),
  ]);
  const names = new Map(sources.map((s) => [s.id, s.name]));
  const ofEvent =
    (kind: 'event' | 'property') =>
    ({ sourceIds, ...row }: EventRow): FieldFill => ({ kind, ...row, sources: sourceIds.flatMap((id) => names.get(id) ?? []).sort() });
  return [...traitFills(sources, standard, custom), ...events.map(ofEvent('event')), ...properties.map(ofEvent('property'))];
};
