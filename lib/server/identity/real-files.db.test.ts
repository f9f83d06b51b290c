import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { type SeedRow, seedRecords } from '../../../scripts/testing/seed-records.ts';
import { type StandardValue, standardField } from '../../standardize/fields.ts';
import { standardizeValue } from '../../standardize/standardize-value.ts';
import { listSuggestions } from './list-suggestions.ts';
import { runMatch } from './run-match.ts';

const DATA = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

let test: TestContext;
beforeEach(async () => {
  test = await createTestContext();
});
afterEach(() => test.close());

const toRow = (cells: Readonly<Record<string, string>>, key: string, columns: Readonly<Record<string, string>>): SeedRow => {
  const traits: Record<string, StandardValue> = {};
  for (const [column, field] of Object.entries(columns)) {
    const definition = standardField(field);
    const value = definition && standardizeValue(cells[column] ?? '', definition, { defaultCountry: 'US' }).value;
    if (value === undefined) continue;
    const known = traits[field];
    traits[field] = Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value;
  }
  return { key, traits };
};

const US_500 = `${DATA}us-500`;
describe.skipIf(!existsSync(US_500))('us-500: two files of the same 500 people, one without any letter r', () => {
  const read = (name: string, columns: Readonly<Record<string, string>>): SeedRow[] =>
    parse<Record<string, string>>(readFileSync(`${US_500}/${name}`), {
      columns: true,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }).map((cells, i) => toRow(cells, `line ${i + 1}`, columns));

  it('merges or suggests 95 % of the pairs, and 99 % of what it merges is right', async () => {
    const { ctx } = test;
    const place = { company_name: 'company', city: 'city', state: 'state', zip: 'postal_code' };
    const damaged = read('us-500-corrupted.csv', {
      ...{ fist_name: 'given_name', last_name: 'family_name', email: 'email', phone1: 'phone', phone2: 'phone', addess: 'street' },
      ...place,
    });
    const staff = read('us-500-employees.csv', {
      ...{ employee_first_name: 'given_name', employee_last_name: 'family_name', personal_email: 'email', company_name: 'company' },
      ...{ company_phone1: 'phone', personal_phone2: 'phone', company_address: 'street', company_city: 'city', company_zip: 'postal_code' },
    });
    const a = await seedRecords(ctx, { name: 'damaged' }, damaged);
    const b = await seedRecords(ctx, { name: 'staff' }, staff);
    const outcome = await runMatch(ctx);
    const line = new Map([...a, ...b].map((id, i) => [id, i % 500]));
    const members = await ctx.db.clusterMember.findMany();
    const profileOf = new Map(members.map((m) => [m.recordId, m.profileId]));
    const { items } = await listSuggestions(ctx, { pageSize: 500 });
    const suggested = new Set(items.flatMap((s) => [`${s.a.profileId}-${s.b.profileId}`, `${s.b.profileId}-${s.a.profileId}`]));
    const of = (id: number | undefined): number => profileOf.get(id ?? 0) ?? id ?? 0;
    const found = a.filter((id, i) => of(id) === of(b[i]) || suggested.has(`${of(id)}-${of(b[i])}`)).length;
    const groups = Map.groupBy(members, (m) => m.profileId);
    const pairs = [...groups.values()].flatMap((g) => g.flatMap((x, i) => g.slice(i + 1).map((y) => [x.recordId, y.recordId] as const)));
    const right = pairs.filter(([x, y]) => line.get(x) === line.get(y)).length;
    process.stderr.write(
      `us-500: found ${found}/500, merged ${right} right of ${pairs.length}, suggestions ${outcome.suggestions} ${outcome.warnings.join()}\n`,
    );
    expect(found).toBeGreaterThanOrEqual(475);
    expect(right).toBeGreaterThanOrEqual(0.99 * pairs.length);
  });
});

const SUPERSTORE = `${DATA}superstore-zh/orders.derived.utf8.csv`;
describe.skipIf(!existsSync(SUPERSTORE))('superstore-zh: 19 names carried by two customers each', () => {
  it('never merges on a name alone', async () => {
    const columns = { '客户 ID': 'external_id', 客户名称: 'full_name', 城市: 'city', '省/自治区': 'state' };
    const rows = parse<Record<string, string>>(readFileSync(SUPERSTORE), { columns: true, bom: true });
    const byCustomer = new Map(rows.map((cells) => [cells['客户 ID'] ?? '', cells]));
    await seedRecords(
      test.ctx,
      { name: 'orders' },
      [...byCustomer].map(([key, cells]) => toRow(cells, key, columns)),
    );
    const outcome = await runMatch(test.ctx);
    expect(outcome.records).toBe(790);
    expect(outcome.merged).toBe(0);
  });
});
