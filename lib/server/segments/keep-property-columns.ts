import { saltSeed } from '../../segments/bucket-hash.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { type KeptColumns, readPropertyColumns } from './index-names.ts';

/** Most columns of each kind: each costs a look into the map for every event that comes in. */
const TEXT_COLUMNS_MAX = 24;
const NUMBER_COLUMNS_MAX = 12;
/** Types of events looked at, the most frequent ones. */
const TYPES_MAX = 20;
/** Events that the index reads at once. */
const BLOCK = 8192;
/** Events of each type looked at, about: in blocks drawn from everywhere, so that a property of a tenth of the time or the records is met. */
const ANYWHERE_PER_TYPE = 10 * BLOCK;
/** Likewise of its newest months, however long the history is: as many months as hold so many events. */
const NEWEST_PER_TYPE = 5 * BLOCK;
const NEWEST_MIN = 10_000;
/** Fewer events than these do not tell whether a property has few values. */
const TELLING_MIN = 1000;
/** From this share of different values on, a dictionary of values costs more than it saves. */
const DISTINCT_SHARE_MAX = 0.05;
/** From this share on it costs several times as much, and is taken away: a test of 100,000 values took 126 ms instead of 20. */
const DISTINCT_SHARE_TOO_MUCH = 0.1;
/** Looking costs a second or so with millions of events: not before so many are new, or gone, since the last look. */
const NEW_SHARE_MIN = 0.05;
/** Row of mirror_cursor that tells how many events there were at the last look. A reset of the index forgets it. */
const LOOKED = 'property_columns';
/** Names that go into the text of a statement; others stay in the map, which loses nothing but time. */
const SAFE_NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}$/u;

interface PropertyFacts {
  readonly property: string;
  readonly events: number;
  readonly values: number;
}

interface TypeFacts {
  readonly type: string;
  readonly events: number;
  /** Its newest months: the first of them as YYYYMM, and events from then on. Absent where all events are looked at. */
  readonly newest?: { readonly since: number; readonly events: number } | undefined;
}

const MONTH = 'toYYYYMM(occurred_at)';
const ofType = (i: number): string => `FROM event WHERE type = {t${i}:String}`;
const typeParams = (types: readonly TypeFacts[]): Record<string, string> => Object.fromEntries(types.map(({ type }, i) => [`t${i}`, type]));

/** The most frequent types. The engine goes through the newest events in the order of the table and stops: history costs nothing. */
const readTypes = async (index: Index): Promise<TypeFacts[]> => {
  const types = await queryRows<TypeFacts>(
    index,
    `SELECT type, count() AS events FROM event GROUP BY type ORDER BY events DESC, type LIMIT ${TYPES_MAX}`,
  );
  const long = types.filter(({ events }) => events >= 2 * ANYWHERE_PER_TYPE);
  if (long.length === 0) return types;
  const months = long.map(
    (_, i) => `(SELECT {t${i}:String} AS of, min(${MONTH}) AS since, count() AS events ${ofType(i)}
      AND ${MONTH} >= (SELECT ${MONTH} ${ofType(i)} ORDER BY ${MONTH} DESC LIMIT 1 OFFSET ${NEWEST_MIN}))`,
  );
  const rows = await queryRows<{ of: string; since: number; events: number }>(index, months.join(' UNION ALL '), typeParams(long));
  const newest = new Map(rows.map(({ of, since, events }) => [of, { since, events }]));
  return types.map((facts) => ({ ...facts, newest: newest.get(facts.type) }));
};

/** Every so many blocks one, which makes about `wanted` of `events`. The table lies by type and month, then by record. */
const someBlocks = (events: number, wanted: number): string =>
  `(intDiv(_part_offset, ${BLOCK}) + cityHash64(_part)) % ${Math.max(1, Math.floor(events / wanted))} = 0`;

/** Events of a type from everywhere, and of its newest months where that leaves any out. */
const sampleSql = (map: string, { events, newest }: TypeFacts, i: number): string[] => {
  const from = `SELECT ${map} AS props ${ofType(i)}`;
  const anywhere = `(${from} AND ${someBlocks(events, ANYWHERE_PER_TYPE)})`;
  if (!newest) return [anywhere];
  return [anywhere, `(${from} AND ${MONTH} >= ${newest.since} AND ${someBlocks(newest.events, NEWEST_PER_TYPE)})`];
};

/** How often each property occurs in a sample of the events of each type, and how many values it has. */
const readFacts = (index: Index, map: 'props_text' | 'props_number', types: readonly TypeFacts[]): Promise<PropertyFacts[]> =>
  queryRows<PropertyFacts>(
    index,
    `SELECT property, count() AS events, uniq(value) AS values FROM (${types.flatMap((type, i) => sampleSql(map, type, i)).join(' UNION ALL ')})
     ARRAY JOIN mapKeys(props) AS property, mapValues(props) AS value GROUP BY property ORDER BY events DESC, property`,
    typeParams(types),
  );

const countEvents = async (index: Index): Promise<number> => {
  const query = `SELECT total_rows AS n FROM system.tables WHERE database = currentDatabase() AND name = 'event'`;
  return (await queryRows<{ n: number }>(index, query))[0]?.n ?? 0;
};

const isWorthLooking = async ({ pool }: Context, events: number): Promise<boolean> => {
  const { rows } = await pool.query<{ events: string }>('SELECT row_id AS events FROM mirror_cursor WHERE name = $1', [LOOKED]);
  const looked = Number(rows[0]?.events ?? 0);
  return Math.abs(events - looked) > looked * NEW_SHARE_MIN;
};

const noteLook = async ({ pool }: Context, events: number): Promise<void> => {
  await pool.query('INSERT INTO mirror_cursor (name, row_id) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET row_id = excluded.row_id', [
    LOOKED,
    String(events),
  ]);
};

const columnName = (kind: 't' | 'n', property: string): string => `${kind}_${saltSeed(property).toString(16).padStart(16, '0')}`;

const typedText = (property: string, type: string): string =>
  `${columnName('t', property)} ${type} MATERIALIZED lowerUTF8(props_text['${property}']) COMMENT '${property}'`;

const textColumn = ({ property, events, values }: PropertyFacts): string =>
  typedText(property, events >= TELLING_MIN && values / events <= DISTINCT_SHARE_MAX ? 'LowCardinality(String)' : 'String');

/** Takes the dictionaries away from columns of few values that have many now; the index rewrites the columns in the background. */
const widenColumns = async (index: Index, texts: readonly PropertyFacts[], columns: KeptColumns): Promise<number> => {
  const grown = texts.filter(
    ({ property, events, values }) =>
      columns.few.has(columns.text.get(property) ?? '') && events >= TELLING_MIN && values / events > DISTINCT_SHARE_TOO_MUCH,
  );
  if (grown.length === 0) return 0;
  await index.command({
    query: `ALTER TABLE event ${grown.map(({ property }) => `MODIFY COLUMN ${typedText(property, 'String')}`).join(', ')}`,
    clickhouse_settings: { alter_sync: '0', mutations_sync: '0' },
  });
  return grown.length;
};

const numberColumn = ({ property }: PropertyFacts): string =>
  `${columnName('n', property)} Float64 MATERIALIZED if(mapContains(props_number, '${property}'), props_number['${property}'], nan) COMMENT '${property}'`;

const changeColumns = async (ctx: Context): Promise<number> => {
  const types = await readTypes(ctx.index);
  if (types.length === 0) return 0;
  const [columns, texts, numbers] = await Promise.all([
    readPropertyColumns(ctx.index),
    readFacts(ctx.index, 'props_text', types),
    readFacts(ctx.index, 'props_number', types),
  ]);
  const widened = await widenColumns(ctx.index, texts, columns);
  const missing = (facts: readonly PropertyFacts[], known: ReadonlyMap<string, string>, max: number): PropertyFacts[] =>
    facts.filter(({ property }) => SAFE_NAME.test(property) && !known.has(property)).slice(0, Math.max(0, max - known.size));
  const added = [
    ...missing(texts, columns.text, TEXT_COLUMNS_MAX).map(textColumn),
    ...missing(numbers, columns.number, NUMBER_COLUMNS_MAX).map(numberColumn),
  ];
  if (added.length === 0) return widened;
  await ctx.index.command({ query: `ALTER TABLE event ${added.map((column) => `ADD COLUMN IF NOT EXISTS ${column}`).join(', ')}` });
  const names = added.map((column) => column.slice(0, column.indexOf(' ')));
  await ctx.index.command({ query: `ALTER TABLE event ${names.map((name) => `MATERIALIZE COLUMN ${name}`).join(', ')}` });
  return widened + added.length;
};

/**
 * Gives frequent properties of events columns of their own in the index, so that a rule about one reads that one alone. Derived from the
 * maps: a column is right from its first moment, and fast once the index has rewritten older events in the background. Looks only when
 * a share of the events is new since the last look. Gives how many columns were added or changed.
 */
export const keepPropertyColumns = async (ctx: Context): Promise<number> => {
  requireRole(ctx, 'admin');
  const events = await countEvents(ctx.index);
  if (!(await isWorthLooking(ctx, events))) return 0;
  const changed = await changeColumns(ctx);
  await noteLook(ctx, events);
  return changed;
};
