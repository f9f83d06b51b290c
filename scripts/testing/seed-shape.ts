import type { Context } from '../../lib/server/context.ts';
import { seedRecords } from './seed-records.ts';
import type { ShapedRecord } from './shapes/person.ts';

/** Writes the records of a shape, a source at a time. Gives the person behind each record number. */
export const seedShape = async (ctx: Context, records: readonly ShapedRecord[]): Promise<Map<number, string>> => {
  const truth = new Map<number, string>();
  for (const [name, own] of Map.groupBy(records, (record) => record.source)) {
    const rows = own.map(({ traits }, i) => ({ key: `k${i}`, traits }));
    const ids = await seedRecords(ctx, { name }, rows);
    ids.forEach((id, i) => {
      truth.set(id, String(own[i]?.person));
    });
  }
  return truth;
};
