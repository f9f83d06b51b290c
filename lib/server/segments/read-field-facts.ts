import { FROM_PROFILE } from '../../segments/people-sql.ts';
import type { ValueCount } from '../../segments/views.ts';
import { STANDARD_FIELDS } from '../../standardize/fields.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';

interface FieldFacts {
  readonly filled: number;
  readonly top: readonly ValueCount[];
}

/** One entry of `topK(…, 'counts')`. */
export interface TopRow {
  readonly item: string;
  readonly count: number;
}

/** Values offered per field. */
const TOP_MAX = 20;

/** Frequent values as the index gives them. */
export const topOf = (rows: readonly TopRow[]): ValueCount[] =>
  rows.filter((row) => row.item !== '').map((row) => ({ value: row.item, count: Number(row.count) }));

const standardSql = `SELECT count() AS people, ${STANDARD_FIELDS.map((f) =>
  f.multi
    ? `countIf(notEmpty(${f.key})) AS filled_${f.key}`
    : `countIf(${f.key} != '') AS filled_${f.key}${f.personal ? '' : `, topKIf(${TOP_MAX}, 3, 'counts')(toString(${f.key}), ${f.key} != '') AS top_${f.key}`}`,
).join(', ')} ${FROM_PROFILE}`;

const customTextSql = `SELECT key, count() AS filled, topKArray(${TOP_MAX}, 3, 'counts')(texts) AS top
FROM (SELECT custom_text ${FROM_PROFILE}) ARRAY JOIN mapKeys(custom_text) AS key, mapValues(custom_text) AS texts GROUP BY key`;

const customNumberSql = `SELECT key, count() AS filled
FROM (SELECT custom_number ${FROM_PROFILE}) ARRAY JOIN mapKeys(custom_number) AS key GROUP BY key`;

/** Fill and frequent values of every field of the profiles, by name in a rule. */
export const readFieldFacts = async (
  index: Index,
): Promise<{ readonly people: number; readonly byName: ReadonlyMap<string, FieldFacts> }> => {
  const [standard, texts, numbers] = await Promise.all([
    queryRows<Record<string, number | TopRow[]>>(index, standardSql),
    queryRows<{ key: string; filled: number; top: TopRow[] }>(index, customTextSql),
    queryRows<{ key: string; filled: number }>(index, customNumberSql),
  ]);
  const row = standard[0] ?? {};
  const byName = new Map<string, FieldFacts>();
  for (const field of STANDARD_FIELDS) {
    const top = row[`top_${field.key}`];
    byName.set(field.key, { filled: Number(row[`filled_${field.key}`] ?? 0), top: Array.isArray(top) ? topOf(top) : [] });
  }
  for (const { key, filled } of numbers) byName.set(`custom:${key}`, { filled, top: [] });
  for (const { key, filled, top } of texts) byName.set(`custom:${key}`, { filled, top: topOf(top) });
  return { people: Number(row.people ?? 0), byName };
};
