import { allDone } from '../../core/all-done.ts';
import { NICKNAME_GROUPS } from '../../identity/nicknames.ts';
import { hanToLatin } from '../../identity/pinyin.ts';
import { dateShape, emailShapes, phoneShapes } from '../../identity/refused-values.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { FILL_COUNTS, featureFill, filledColumns, fillFeatures, hanNames, recordsWithRefusedValues } from './feature-sql.ts';

/** How many of the records looked at have each feature; `records` is their number. */
export type FeatureFill = Readonly<Record<string, number>>;

const refill = async (index: Index, table: string, values: readonly Record<string, unknown>[]): Promise<void> => {
  await index.command({ query: `TRUNCATE TABLE ${table}` });
  if (values.length > 0) await index.insert({ table, values: [...values], format: 'JSONEachRow' });
};

interface RefusedValue {
  readonly record_id: number;
  readonly field: string;
  readonly raw: string;
}

/** Records whose refused values are read at once. */
const REFUSED_AT_ONCE = 20_000;

const refusedValuesOf = async (pool: Context['pool'], ids: readonly number[]): Promise<Record<string, unknown>[]> => {
  const { rows } = await pool.query<RefusedValue>(
    `SELECT v.record_id, i->>'field' AS field, i->>'raw' AS raw
     FROM (SELECT DISTINCT ON (record_id) record_id, issues FROM record_version WHERE record_id = ANY($1::int[])
       ORDER BY record_id, as_of DESC, id DESC) v
     CROSS JOIN LATERAL json_array_elements(v.issues) i WHERE i->>'field' IN ('birth_date', 'phone', 'email')`,
    [ids],
  );
  return [...Map.groupBy(rows, (row) => row.record_id)].map(([record_id, own]) => {
    const of = (field: string): string[] => own.filter((row) => row.field === field).map((row) => row.raw);
    return {
      record_id,
      birth_date: dateShape(of('birth_date')[0] ?? '') ?? '',
      phone: of('phone').flatMap(phoneShapes),
      email: of('email').flatMap(emailShapes),
    };
  });
};

/** What standardising refused still tells two records apart or together: a slip of the pen is not another date or number. */
const fillRefusedValues = async ({ index, pool }: Pick<Context, 'index' | 'pool'>, touchedOnly: boolean): Promise<void> => {
  await index.command({ query: 'TRUNCATE TABLE match_refused' });
  const ids = (await queryRows<{ record_id: number }>(index, recordsWithRefusedValues(touchedOnly))).map((row) => row.record_id);
  for (let from = 0; from < ids.length; from += REFUSED_AT_ONCE) {
    const values = await refusedValuesOf(pool, ids.slice(from, from + REFUSED_AT_ONCE));
    if (values.length > 0) await index.insert({ table: 'match_refused', values, format: 'JSONEachRow' });
  }
};

const fillPinyin = async (index: Index, touchedOnly: boolean): Promise<void> => {
  const han = await queryRows<{ name: string }>(index, hanNames(touchedOnly));
  await refill(
    index,
    'match_pinyin',
    han.map(({ name }) => ({ name, ...hanToLatin(name) })),
  );
};

const resetFeatures = async (index: Index): Promise<void> => {
  const groups = [...NICKNAME_GROUPS].map(([name, own]) => ({ name, groups: own }));
  await refill(index, 'match_nickname', groups);
  await index.command({ query: 'TRUNCATE TABLE match_feature' });
};

/** How many records have each feature, of all or of those in `match_touched`. */
export const readFill = async (index: Index, touchedOnly = false): Promise<FeatureFill> => {
  const [fill] = await queryRows<Record<string, number>>(index, featureFill(touchedOnly));
  return fill ?? { records: 0 };
};

/**
 * Fills the matching features of all current records, or of those in `match_touched`, whose old features must be gone; nicknames are
 * as the last full run wrote them. Only Chinese names and refused values pass through this process.
 */
export const buildFeatures = async (ctx: Pick<Context, 'index' | 'pool'>, touchedOnly = false): Promise<FeatureFill> => {
  const { index } = ctx;
  const [[columns = {}]] = await allDone([
    queryRows<Record<string, number>>(index, filledColumns(touchedOnly)),
    fillRefusedValues(ctx, touchedOnly),
    fillPinyin(index, touchedOnly),
    touchedOnly ? Promise.resolve() : resetFeatures(index),
  ]);
  const filled = new Set(Object.keys(columns).filter((column) => columns[column] === 1));
  await index.command({ query: fillFeatures(touchedOnly, filled), clickhouse_settings: { max_insert_threads: '2' } });
  return readFill(index, touchedOnly);
};

/** Counts the carriers of each value, anew. */
export const countValues = async (index: Index): Promise<void> => {
  await index.command({ query: 'TRUNCATE TABLE match_count' });
  for (const query of FILL_COUNTS) await index.command({ query });
  await index.command({ query: 'SYSTEM RELOAD DICTIONARY match_count_map' });
};
