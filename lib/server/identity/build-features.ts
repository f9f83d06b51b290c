import { NICKNAME_GROUPS } from '../../identity/nicknames.ts';
import { hanToLatin } from '../../identity/pinyin.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { FEATURE_FILL, FILL_FEATURES, HAN_NAMES } from './feature-sql.ts';

/** How many records have each feature; `records` is their number. */
export type FeatureFill = Readonly<Record<string, number>>;

const refill = async (index: Index, table: string, values: readonly Record<string, unknown>[]): Promise<void> => {
  await index.command({ query: `TRUNCATE TABLE ${table}` });
  if (values.length > 0) await index.insert({ table, values: [...values], format: 'JSONEachRow' });
};

/** Fills the matching features of all current records. Only Chinese names pass through this process, to be given their pinyin. */
export const buildFeatures = async (index: Index): Promise<FeatureFill> => {
  await refill(
    index,
    'match_nickname',
    [...NICKNAME_GROUPS].map(([name, groups]) => ({ name, groups })),
  );
  const han = await queryRows<{ name: string }>(index, HAN_NAMES);
  await refill(
    index,
    'match_pinyin',
    han.map(({ name }) => ({ name, ...hanToLatin(name) })),
  );
  await index.command({ query: 'TRUNCATE TABLE match_feature' });
  await index.command({ query: FILL_FEATURES });
  const rows = await queryRows<Record<string, number>>(index, FEATURE_FILL);
  return rows[0] ?? { records: 0 };
};
