import type { PropertyColumns } from '../../segments/catalog.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { readTimeZones } from '../clickhouse/time-zones.ts';

/** Names found in some part of the index. */
interface PartNames {
  readonly customText: readonly string[];
  readonly customNumber: readonly string[];
  readonly events: readonly { readonly type: string; readonly text: readonly string[]; readonly number: readonly string[] }[];
  readonly consents: readonly string[];
  /** Number of different values of the columns that may have few. */
  readonly values: Readonly<Record<string, number>>;
}

/** Everything in the index that a rule may name. */
export interface IndexNames {
  readonly customText: ReadonlySet<string>;
  readonly customNumber: ReadonlySet<string>;
  readonly events: ReadonlyMap<string, { readonly text: ReadonlySet<string>; readonly number: ReadonlySet<string> }>;
  readonly consents: ReadonlySet<string>;
  readonly columns: PropertyColumns;
  readonly timeZones: ReadonlySet<string>;
  /** What each part holds: a part never changes, so that only new ones are read again. */
  readonly parts: ReadonlyMap<string, PartNames>;
}

const NOTHING: PartNames = { customText: [], customNumber: [], events: [], consents: [], values: {} };
/** Few values are at most these, all parts of the index together: for each one a set of people is made. */
const FEW_MAX = 50_000;

const QUERIES: Readonly<Record<string, string>> = {
  profile: `SELECT _part AS part, groupUniqArrayArray(mapKeys(custom_text)) AS customText, groupUniqArrayArray(mapKeys(custom_number)) AS customNumber
    FROM profile WHERE _part IN ({parts:Array(String)}) GROUP BY part`,
  event: `SELECT part, groupArray((type, text, number)) AS events FROM (
      SELECT _part AS part, type, groupUniqArrayArray(mapKeys(props_text)) AS text, groupUniqArrayArray(mapKeys(props_number)) AS number
      FROM event WHERE _part IN ({parts:Array(String)}) GROUP BY part, type) GROUP BY part`,
  consent: `SELECT _part AS part, groupUniqArray(concat(purpose, ':', channel)) AS consents
    FROM consent WHERE _part IN ({parts:Array(String)}) GROUP BY part`,
};

interface PartRow {
  readonly part: string;
  readonly customText?: string[];
  readonly customNumber?: string[];
  readonly events?: [string, string[], string[]][];
  readonly consents?: string[];
}

/** How many values the columns have in each part. Names of columns come from the index, never from a rule. */
const readValues = async (
  index: Index,
  parts: readonly string[],
  columns: ReadonlySet<string>,
): Promise<Map<string, PartNames['values']>> => {
  const rows = await queryRows<{ part: string; counts: number[] }>(
    index,
    `SELECT _part AS part, [${[...columns].map((column) => `uniq(${column})`).join(', ')}] AS counts
     FROM event WHERE _part IN ({parts:Array(String)}) GROUP BY part`,
    { parts },
  );
  return new Map(rows.map(({ part, counts }) => [part, Object.fromEntries([...columns].map((column, i) => [column, counts[i] ?? 0]))]));
};

const readParts = async (
  index: Index,
  table: string,
  parts: readonly string[],
  columns: ReadonlySet<string>,
): Promise<[string, PartNames][]> => {
  const query = QUERIES[table];
  if (!query || parts.length === 0) return [];
  const [rows, counted] = await Promise.all([
    queryRows<PartRow>(index, query, { parts }),
    table === 'event' ? readValues(index, parts, columns) : new Map<string, PartNames['values']>(),
  ]);
  const found = new Map(rows.map((row) => [row.part, row]));
  return parts.map((part) => {
    const { customText = [], customNumber = [], events = [], consents = [] } = found.get(part) ?? {};
    const types = events.map(([type, text, number]) => ({ type, text, number }));
    return [`${table} ${part}`, { customText, customNumber, events: types, consents, values: counted.get(part) ?? {} }];
  });
};

/** Columns with few values, and how many: counted in every part, and added up, for parts may share none. One that a part was read before is not few yet. */
const fewOf = (columns: ReadonlySet<string>, parts: readonly PartNames[]): ReadonlyMap<string, number> => {
  const counted = [...columns].map((column) => [column, parts.reduce((sum, { values }) => sum + (values[column] ?? Infinity), 0)] as const);
  return new Map(counted.filter(([, values]) => values <= FEW_MAX));
};

const eventNames = (parts: Iterable<PartNames>): IndexNames['events'] => {
  const events = new Map<string, { text: Set<string>; number: Set<string> }>();
  for (const { events: types } of parts)
    for (const { type, text, number } of types) {
      const known = events.get(type) ?? { text: new Set<string>(), number: new Set<string>() };
      for (const key of text) known.text.add(key);
      for (const key of number) known.number.add(key);
      events.set(type, known);
    }
  return events;
};

/** Columns of their own that frequent properties have in the index. */
export interface KeptColumns extends Omit<PropertyColumns, 'few'> {
  /** All that are kept as numbers of a dictionary. */
  readonly few: ReadonlySet<string>;
}

/** Reads which properties have columns of their own now. */
export const readPropertyColumns = async (index: Index): Promise<KeptColumns> => {
  const rows = await queryRows<{ name: string; property: string; type: string }>(
    index,
    `SELECT name, comment AS property, type FROM system.columns
     WHERE database = currentDatabase() AND table = 'event' AND default_kind = 'MATERIALIZED' AND match(name, '^[tn]_')`,
  );
  const of = (prefix: string) => new Map(rows.filter((row) => row.name.startsWith(prefix)).map((row) => [row.property, row.name]));
  const few = rows.filter((row) => row.type.startsWith('LowCardinality')).map((row) => row.name);
  return { text: of('t_'), number: of('n_'), few: new Set(['currency', ...few]) };
};

/** Names in the index now; parts that `known` has seen are not read again. */
export const readIndexNames = async (index: Index, known: IndexNames | null): Promise<IndexNames> => {
  const [active, columns, timeZones] = await Promise.all([
    queryRows<{ table: string; part: string }>(
      index,
      `SELECT table, name AS part FROM system.parts
       WHERE active AND database = currentDatabase() AND table IN ('profile', 'event', 'consent')`,
    ),
    readPropertyColumns(index),
    readTimeZones(index),
  ]);
  const fresh = active.filter(({ table, part }) => !known?.parts.has(`${table} ${part}`));
  const read = await Promise.all(
    [...Map.groupBy(fresh, ({ table }) => table)].map(([table, rows]) =>
      readParts(
        index,
        table,
        rows.map((row) => row.part),
        columns.few,
      ),
    ),
  );
  const added = new Map(read.flat());
  const parts = new Map(
    active.map(({ table, part }) => {
      const key = `${table} ${part}`;
      return [key, added.get(key) ?? known?.parts.get(key) ?? NOTHING] as const;
    }),
  );
  const all = [...parts.values()];
  const ofEvents = active.flatMap(({ table, part }) => (table === 'event' ? [parts.get(`event ${part}`) ?? NOTHING] : []));
  return {
    customText: new Set(all.flatMap((names) => names.customText)),
    customNumber: new Set(all.flatMap((names) => names.customNumber)),
    events: eventNames(all),
    consents: new Set(all.flatMap((names) => names.consents)),
    columns: { ...columns, few: fewOf(columns.few, ofEvents) },
    timeZones,
    parts,
  };
};
