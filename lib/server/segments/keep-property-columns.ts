import { saltSeed } from '../../segments/bucket-hash.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { readPropertyColumns } from './index-names.ts';

/** Most columns of each kind: each costs a look into the map for every event that comes in. */
const TEXT_COLUMNS_MAX = 24;
const NUMBER_COLUMNS_MAX = 12;
/** Types of events looked at, the most frequent ones, and events of each. */
const TYPES_MAX = 20;
const SAMPLE_PER_TYPE = 20_000;
/** Fewer events than these do not tell whether a property has few values. */
const TELLING_MIN = 1000;
/** From this share of different values on, a dictionary of values costs more than it saves. */
const DISTINCT_SHARE_MAX = 0.05;
/** Names that go into the text of a statement; others stay in the map, which loses nothing but time. */
const SAFE_NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}$/u;

interface PropertyFacts {
  readonly property: string;
  readonly events: number;
  readonly values: number;
}

/** How often each property occurs among the first events of each type, and how many values it has. */
const readFacts = async (index: Index, map: 'props_text' | 'props_number'): Promise<PropertyFacts[]> => {
  const types = await queryRows<{ type: string }>(
    index,
    `SELECT type FROM event GROUP BY type ORDER BY count() DESC, type LIMIT ${TYPES_MAX}`,
  );
  if (types.length === 0) return [];
  const samples = types.map((_, i) => `(SELECT ${map} AS props FROM event WHERE type = {t${i}:String} LIMIT ${SAMPLE_PER_TYPE})`);
  return queryRows<PropertyFacts>(
    index,
    `SELECT property, count() AS events, uniq(value) AS values FROM (${samples.join(' UNION ALL ')})
     ARRAY JOIN mapKeys(props) AS property, mapValues(props) AS value GROUP BY property ORDER BY events DESC, property`,
    Object.fromEntries(types.map(({ type }, i) => [`t${i}`, type])),
  );
};

const columnName = (kind: 't' | 'n', property: string): string => `${kind}_${saltSeed(property).toString(16).padStart(16, '0')}`;

const textColumn = ({ property, events, values }: PropertyFacts): string => {
  const type = events >= TELLING_MIN && values / events <= DISTINCT_SHARE_MAX ? 'LowCardinality(String)' : 'String';
  return `${columnName('t', property)} ${type} MATERIALIZED lowerUTF8(props_text['${property}']) COMMENT '${property}'`;
};

const numberColumn = ({ property }: PropertyFacts): string =>
  `${columnName('n', property)} Float64 MATERIALIZED if(mapContains(props_number, '${property}'), props_number['${property}'], nan) COMMENT '${property}'`;

/**
 * Gives frequent properties of events columns of their own in the index, so that a rule about one reads that one alone. Derived from the
 * maps: a column is right from its first moment, and fast once the index has rewritten older events in the background. Gives how
 * many columns were added.
 */
export const keepPropertyColumns = async (ctx: Context): Promise<number> => {
  requireRole(ctx, 'admin');
  const [columns, texts, numbers] = await Promise.all([
    readPropertyColumns(ctx.index),
    readFacts(ctx.index, 'props_text'),
    readFacts(ctx.index, 'props_number'),
  ]);
  const missing = (facts: readonly PropertyFacts[], known: ReadonlyMap<string, string>, max: number): PropertyFacts[] =>
    facts.filter(({ property }) => SAFE_NAME.test(property) && !known.has(property)).slice(0, Math.max(0, max - known.size));
  const added = [
    ...missing(texts, columns.text, TEXT_COLUMNS_MAX).map(textColumn),
    ...missing(numbers, columns.number, NUMBER_COLUMNS_MAX).map(numberColumn),
  ];
  if (added.length === 0) return 0;
  await ctx.index.command({ query: `ALTER TABLE event ${added.map((column) => `ADD COLUMN IF NOT EXISTS ${column}`).join(', ')}` });
  const names = added.map((column) => column.slice(0, column.indexOf(' ')));
  await ctx.index.command({ query: `ALTER TABLE event ${names.map((name) => `MATERIALIZE COLUMN ${name}`).join(', ')}` });
  return added.length;
};
