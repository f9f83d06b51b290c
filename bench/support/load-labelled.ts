import { z } from 'zod';
import { addNameParts } from '../../lib/ingest/add-name-parts.ts';
import type { DateOrder } from '../../lib/ingest/mapping.ts';
import type { Context } from '../../lib/server/context.ts';
import { decideDateOrder } from '../../lib/standardize/decide-date-order.ts';
import { type StandardValue, standardField, type ValueIssue } from '../../lib/standardize/fields.ts';
import { standardizeValue } from '../../lib/standardize/standardize-value.ts';
import { type SeedRow, seedRecords } from '../../scripts/testing/seed-records.ts';

/** Which columns of a labelled file are which standard fields. */
export const labelMapSchema = z.object({
  key: z.string(),
  truth: z.string().optional(),
  columns: z.record(z.string(), z.string()),
  source: z.string().optional(),
  /** Country of national phone numbers and the like, ISO alpha-2; unknown when absent. */
  country: z.string().length(2).optional(),
});
type LabelMap = z.infer<typeof labelMapSchema>;
type Row = Readonly<Record<string, string>>;

const dateOrders = (rows: readonly Row[], map: LabelMap): Map<string, DateOrder> => {
  const orders = new Map<string, DateOrder>();
  for (const [column, key] of Object.entries(map.columns)) {
    if (standardField(key)?.type !== 'date') continue;
    const { order } = decideDateOrder(rows.slice(0, 5000).map((row) => row[column] ?? ''));
    if (order) orders.set(column, order);
  }
  return orders;
};

const toSeed = (row: Row, map: LabelMap, orders: ReadonlyMap<string, DateOrder>): SeedRow => {
  const traits: Record<string, StandardValue> = {};
  const issues: ValueIssue[] = [];
  for (const [column, key] of Object.entries(map.columns)) {
    const field = standardField(key);
    if (!field) throw new Error(`${key} in the map is no standard field`);
    const dateOrder = orders.get(column);
    const result = standardizeValue(row[column] ?? '', field, {
      ...(map.country ? { defaultCountry: map.country } : {}),
      ...(dateOrder ? { dateOrder } : {}),
    });
    const { value } = result;
    if (result.issue) issues.push(result.issue);
    if (value === undefined) continue;
    const known = traits[key];
    traits[key] = Array.isArray(known) && Array.isArray(value) ? [...new Set([...known, ...value])] : value;
  }
  addNameParts(traits);
  return { key: row[map.key] ?? '', traits, issues };
};

/** Seeds each source of a labelled file and gives the truth of every record. */
export const loadLabelled = async (
  ctx: Context,
  rows: readonly Row[],
  map: LabelMap,
  truthColumn: string,
): Promise<Map<number, string>> => {
  const orders = dateOrders(rows, map);
  const bySource = Map.groupBy(rows, (row) => (map.source ? (row[map.source] ?? '') : 'file'));
  const truth = new Map<number, string>();
  for (const [name, own] of bySource) {
    const seen = new Map<string, Row>();
    for (const row of own) seen.set(row[map.key] ?? '', row);
    const kept = [...seen.values()];
    const ids = await seedRecords(
      ctx,
      { name: name || 'file' },
      kept.map((row) => toSeed(row, map, orders)),
    );
    ids.forEach((id, i) => {
      truth.set(id, kept[i]?.[truthColumn] ?? '');
    });
  }
  return truth;
};
