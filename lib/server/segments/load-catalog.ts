import { type Catalog, STANDARD_CONSENTS } from '../../segments/catalog.ts';
import { parseRule, type Rule } from '../../segments/rule.ts';
import { VALUE_TYPES, type ValueType } from '../../standardize/fields.ts';
import type { Index } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { logger } from '../logger.ts';
import { type IndexNames, readIndexNames } from './index-names.ts';

/** Names change with imports, not with every keystroke in the builder. */
const INDEX_NAMES_MS_MAX = 15_000;
/** Most characters of rules kept: one has a thousand or so, at most half a million. */
const PARSED_CHARS_MAX = 20_000_000;

interface Known {
  readonly at: number;
  readonly names: IndexNames;
}

const cache = new WeakMap<Index, Known>();
const reading = new WeakMap<Index, Promise<IndexNames>>();

/** Reads the names anew, once however many ask at the same time. */
const refreshNames = (index: Index, at: number): Promise<IndexNames> => {
  const running = reading.get(index);
  if (running) return running;
  const started = readIndexNames(index, cache.get(index)?.names ?? null)
    .then((names) => {
      cache.set(index, { at, names });
      return names;
    })
    .finally(() => reading.delete(index));
  reading.set(index, started);
  return started;
};

/** Names that are old are used while newer ones are read: nobody waits, and an unknown name is looked up afresh anyway. */
const indexNames = async (index: Index, at: number, fresh: boolean): Promise<IndexNames> => {
  const known = cache.get(index);
  if (fresh || !known) return refreshNames(index, at);
  if (Math.abs(at - known.at) >= INDEX_NAMES_MS_MAX)
    refreshNames(index, at).catch((error: unknown) => logger.warn({ err: error }, 'names of the index could not be read'));
  return known.names;
};

const isValueType = (type: unknown): type is ValueType => VALUE_TYPES.some((known) => known === type);

/** Rules that were read before, by segment and version: a version never changes. */
const parsedRules = new Map<string, Rule | null>();
let parsedChars = 0;

const ruleOf = (id: number, version: number, stored: unknown): Rule | null => {
  const key = `${id}.${version}.${JSON.stringify(stored)}`;
  const known = parsedRules.get(key);
  if (known !== undefined) return known;
  parsedChars += key.length;
  if (parsedChars > PARSED_CHARS_MAX) {
    parsedRules.clear();
    parsedChars = key.length;
  }
  const parsed = parseRule(stored);
  const rule = parsed.ok ? parsed.value : null;
  parsedRules.set(key, rule);
  return rule;
};

interface StoredNames {
  readonly types: readonly { readonly key: string; readonly type: string | null }[] | null;
  readonly sources: readonly { readonly id: number; readonly name: string }[] | null;
  readonly segments: readonly { readonly id: number; readonly name: string; readonly version: number; readonly rule: unknown }[] | null;
}

/**
 * Names that PostgreSQL knows, in one round trip: types of custom traits as the mappings of the imports name them (the newest wins),
 * sources, and the live segments with their newest rules.
 */
const STORED_NAMES = `SELECT
  (SELECT json_agg(t) FROM (
    SELECT DISTINCT ON (1) substr(c->>'target', 8) AS key, c->>'type' AS type
    FROM import i CROSS JOIN LATERAL jsonb_array_elements(i.mapping->'columns') c
    WHERE i.status IN ('running', 'done') AND c->>'target' LIKE 'custom:%' ORDER BY 1, i.id DESC) t) AS types,
  (SELECT json_agg(json_build_object('id', id, 'name', name)) FROM source) AS sources,
  (SELECT json_agg(s) FROM (
    SELECT DISTINCT ON (s.id) s.id, s.name, v.version, v.rule
    FROM segment s JOIN segment_version v ON v.segment_id = s.id WHERE s.archived_at IS NULL ORDER BY s.id, v.version DESC) s) AS segments`;

const loadStoredNames = async (ctx: Context) => {
  const { rows } = await ctx.pool.query<StoredNames>(STORED_NAMES);
  const { types, sources, segments } = rows[0] ?? { types: null, sources: null, segments: null };
  return {
    types: new Map((types ?? []).map((row) => [row.key, isValueType(row.type) ? row.type : 'text'])),
    sources: new Map((sources ?? []).map((source) => [source.id, source.name])),
    segments: new Map(
      (segments ?? []).flatMap(({ id, name, version, rule: stored }): [number, { name: string; rule: Rule }][] => {
        const rule = ruleOf(id, version, stored);
        return rule ? [[id, { name, rule }]] : [];
      }),
    ),
  };
};

/** Everything a rule may name now. Names in the index may be some seconds old unless `fresh`. */
export const loadCatalog = async (ctx: Context, fresh = false): Promise<Catalog> => {
  const [names, { types, sources, segments }] = await Promise.all([
    indexNames(ctx.index, ctx.now().getTime(), fresh),
    loadStoredNames(ctx),
  ]);
  const custom = new Map<string, ValueType>([
    ...[...names.customNumber].map((key): [string, ValueType] => [key, 'number']),
    ...[...names.customText].map((key): [string, ValueType] => [key, 'text']),
    ...types,
  ]);
  return {
    custom,
    events: names.events,
    columns: names.columns,
    timeZones: names.timeZones,
    sources,
    consents: new Set([...STANDARD_CONSENTS, ...names.consents]),
    segments,
  };
};
