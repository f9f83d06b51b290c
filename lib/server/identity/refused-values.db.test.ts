import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { queryRows } from '../clickhouse/client.ts';
import { buildFeatures } from './build-features.ts';

let test: TestContext;
beforeEach(async () => {
  test = await createTestContext();
});
afterEach(() => test.close());

it('compares records by what standardising refused, where nothing better is there', async () => {
  const [first = 0, second = 0] = await seedRecords(test.ctx, { name: 'parish' }, [
    {
      key: 'a',
      traits: { given_name: 'Eliza' },
      issues: [
        { field: 'birth_date', code: 'date_incomplete', raw: 'abt 1841' },
        { field: 'phone', code: 'phone_invalid', raw: '555-1234' },
        { field: 'email', code: 'email_invalid', raw: 'Eliza@Home' },
      ],
    },
    {
      key: 'b',
      traits: { given_name: 'Eliza', birth_date: '1841-03-05', phone: ['+14155550101'], email: ['eliza@home.org'] },
      issues: [{ field: 'phone', code: 'phone_invalid', raw: '555-1234' }],
    },
  ]);
  await buildFeatures(test.ctx);
  const rows = await queryRows<Record<string, unknown>>(
    test.ctx.index,
    'SELECT record_id, birth_date, birth_year, birth_month, phone, email, email_user FROM match_feature ORDER BY record_id',
  );
  expect(rows).toEqual([
    {
      record_id: first,
      birth_date: '1841',
      birth_year: 1841,
      birth_month: 0,
      phone: ['5551234'],
      email: ['eliza@home'],
      email_user: ['eliza'],
    },
    {
      record_id: second,
      birth_date: '1841-03-05',
      birth_year: 1841,
      birth_month: 3,
      phone: ['+14155550101'],
      email: ['eliza@home.org'],
      email_user: ['eliza'],
    },
  ]);
});
