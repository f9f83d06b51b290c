import { dateShape } from '../../identity/date-shape.ts';
import { NICKNAME_GROUPS } from '../../identity/nicknames.ts';
import { hanToLatin } from '../../identity/pinyin.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { FEATURE_FILL, FILL_COUNTS, FILLED_COLUMNS, fillFeatures, hanNames, impossibleBirthDates } from './feature-sql.ts';

/** How many records have each feature; `records` is their number. */
export type FeatureFill = Readonly<Record<string, number>>;

const refill = async (index: Index, table: string, values: readonly Record<string, unknown>[]): Promise<void> => {
  await index.command({ query: `TRUNCATE TABLE ${table}` });
  if (values.length > 0) await index.insert({ table, values: [...values], format: 'JSONEachRow' });
};

/** Birth dates that standardising refused still tell two records apart or together: one wrong digit is a typing slip, not another date. */
const readSlippedBirthDates = async (
  { index, pool }: Pick<Context, 'index' | 'pool'>,
  touchedOnly: boolean,
): Promise<Record<string, unknown>[]> => {
  const ids = (await queryRows<{ record_id: number }>(index, impossibleBirthDates(touchedOnly))).map((row) => row.record_id);
  if (ids.length === 0) return [];
  const { rows } = await pool.query<{ record_id: number; raw: string }>(
    `SELECT DISTINCT ON (v.record_id) v.record_id, i->>'raw' AS raw
     FROM record_version v CROSS JOIN LATERAL json_array_elements(v.issues) i
     WHERE v.record_id = ANY($1::int[]) AND i->>'field' = 'birth_date' ORDER BY v.record_id, v.as_of DESC, v.id DESC`,
    [ids],
  );
  return rows.flatMap(({ record_id, raw }) => {
    const birth_date = dateShape(raw);
    return birth_date ? [{ record_id, birth_date }] : [];
  });
};

/**
 * Fills the matching features of all current records, or of those in `match_touched`, whose old features must be gone. Only Chinese
 * names and impossible birth dates pass through this process.
 */
export const buildFeatures = async (ctx: Pick<Context, 'index' | 'pool'>, touchedOnly = false): Promise<FeatureFill> => {
  const { index } = ctx;
  await refill(index, 'match_birth_date', await readSlippedBirthDates(ctx, touchedOnly));
  await refill(
    index,
    'match_nickname',
    [...NICKNAME_GROUPS].map(([name, groups]) => ({ name, groups })),
  );
  const han = await queryRows<{ name: string }>(index, hanNames(touchedOnly));
  await refill(
    index,
    'match_pinyin',
    han.map(({ name }) => ({ name, ...hanToLatin(name) })),
  );
  if (!touchedOnly) await index.command({ query: 'TRUNCATE TABLE match_feature' });
  const [columns = {}] = await queryRows<Record<string, number>>(index, FILLED_COLUMNS);
  await index.command({ query: fillFeatures(touchedOnly, new Set(Object.keys(columns).filter((column) => columns[column] === 1))) });
  const rows = await queryRows<Record<string, number>>(index, FEATURE_FILL);
  return rows[0] ?? { records: 0 };
};

/** Counts the carriers of each value, anew. */
export const countValues = async (index: Index): Promise<void> => {
  await index.command({ query: 'TRUNCATE TABLE match_count' });
  for (const query of FILL_COUNTS) await index.command({ query });
  await index.command({ query: 'SYSTEM RELOAD DICTIONARY match_count_map' });
};
