import { type Catalog, STANDARD_CONSENTS } from '../../segments/catalog.ts';
import { parseRule, type Rule } from '../../segments/rule.ts';
import { VALUE_TYPES, type ValueType } from '../../standardize/fields.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';

/** Names change with imports, not with every keystroke in the builder. */
const INDEX_NAMES_MS_MAX = 15_000;

interface IndexNames {
  readonly at: number;
  readonly customText: readonly string[];
  readonly customNumber: readonly string[];
  readonly events: Catalog['events'];
  readonly consents: readonly string[];
}

const cache = new WeakMap<Index, IndexNames>();

const loadIndexNames = async (index: Index, at: number): Promise<IndexNames> => {
  const [custom, events, consents] = await Promise.all([
    queryRows<{ text: string[]; number: string[] }>(
      index,
      'SELECT groupUniqArrayArray(mapKeys(custom_text)) AS text, groupUniqArrayArray(mapKeys(custom_number)) AS number FROM profile',
    ),
    queryRows<{ type: string; text: string[]; number: string[] }>(
      index,
      'SELECT type, groupUniqArrayArray(mapKeys(props_text)) AS text, groupUniqArrayArray(mapKeys(props_number)) AS number FROM event GROUP BY type',
    ),
    queryRows<{ key: string }>(index, "SELECT concat(purpose, ':', channel) AS key FROM consent GROUP BY purpose, channel"),
  ]);
  return {
    at,
    customText: custom[0]?.text ?? [],
    customNumber: custom[0]?.number ?? [],
    events: new Map(events.map((row) => [row.type, { text: new Set(row.text), number: new Set(row.number) }])),
    consents: consents.map((row) => row.key),
  };
};

const isValueType = (type: unknown): type is ValueType => VALUE_TYPES.some((known) => known === type);

/** Types of custom traits as the mappings of the imports name them; the newest import wins. */
const loadCustomTypes = async (ctx: Context): Promise<Map<string, ValueType>> => {
  const { rows } = await ctx.pool.query<{ key: string; type: string | null }>(
    `SELECT DISTINCT ON (1) substr(c->>'target', 8) AS key, c->>'type' AS type
     FROM import i CROSS JOIN LATERAL jsonb_array_elements(i.mapping->'columns') c
     WHERE i.status IN ('running', 'done') AND c->>'target' LIKE 'custom:%' ORDER BY 1, i.id DESC`,
  );
  return new Map(rows.map((row) => [row.key, isValueType(row.type) ? row.type : 'text']));
};

const loadSegments = async (ctx: Context): Promise<Map<number, { name: string; rule: Rule }>> => {
  const segments = await ctx.db.segment.findMany({
    where: { archivedAt: null },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
  });
  const entries = segments.flatMap((segment): [number, { name: string; rule: Rule }][] => {
    const parsed = parseRule(segment.versions[0]?.rule);
    return parsed.ok ? [[segment.id, { name: segment.name, rule: parsed.value }]] : [];
  });
  return new Map(entries);
};

/** Everything a rule may name now. Names in the index may be up to 15 s old unless `fresh`. */
export const loadCatalog = async (ctx: Context, fresh = false): Promise<Catalog> => {
  const now = ctx.now().getTime();
  const known = cache.get(ctx.index);
  const usable = !fresh && known && Math.abs(now - known.at) < INDEX_NAMES_MS_MAX ? known : null;
  const [names, types, sources, segments] = await Promise.all([
    usable ?? loadIndexNames(ctx.index, now),
    loadCustomTypes(ctx),
    ctx.db.source.findMany({ select: { id: true, name: true } }),
    loadSegments(ctx),
  ]);
  cache.set(ctx.index, names);
  const custom = new Map<string, ValueType>([
    ...names.customNumber.map((key): [string, ValueType] => [key, 'number']),
    ...names.customText.map((key): [string, ValueType] => [key, 'text']),
    ...types,
  ]);
  return {
    custom,
    events: names.events,
    sources: new Map(sources.map((source) => [source.id, source.name])),
    consents: new Set([...STANDARD_CONSENTS, ...names.consents]),
    segments,
  };
};
