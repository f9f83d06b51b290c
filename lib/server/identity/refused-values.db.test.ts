import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { queryRows } from '../clickhouse/client.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { buildFeatures } from './build-features.ts';
import { matchRecords } from './match-records.ts';
import { runMatch } from './run-match.ts';

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

const namesake = (key: string, phone: string) => ({
  key,
  traits: { given_name: 'Ana', family_name: 'Silva' },
  issues: [
    { field: 'phone', code: 'phone_invalid', raw: phone },
    { field: 'email', code: 'email_invalid', raw: 'noone@nowhere' },
  ] as const,
});

it('suggests people who share what standardising refused, but never merges them without review', async () => {
  const nameless = ['n1', 'n2'].map((key) => ({ key, traits: {}, issues: namesake(key, '555-1234').issues }));
  await seedRecords(test.ctx, { name: 'newsletter' }, [namesake('a', '555-1234'), namesake('b', '555-1234'), ...nameless]);
  const { merged, candidates } = await runMatch(test.ctx, { profiles: false });
  expect(candidates).toBeGreaterThan(0);
  expect(merged).toBe(0);
});

it('merges people who share a whole phone number of which nobody knows the country', async () => {
  const issues = [{ field: 'phone', code: 'phone_country_missing', raw: '030 901 8207' }] as const;
  const evas = ['e1', 'e2'].map((key) => ({ key, traits: { given_name: 'Eva', family_name: 'Mill' }, issues }));
  await seedRecords(test.ctx, { name: 'club' }, [...evas, namesake('a', '555-1234')]);
  const { merged } = await runMatch(test.ctx, { profiles: false });
  expect(merged).toBe(1);
});

it('matches a record anew whose refused value has changed', async () => {
  const [id = 0] = await seedRecords(test.ctx, { name: 'parish' }, [namesake('a', '555-1234'), namesake('b', '555-7777')]);
  await runMatch(test.ctx, { profiles: false });
  await test.ctx.pool.query(
    `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, issues, content_hash, as_of)
     SELECT record_id, import_id, file_no, row_no, raw, traits, replace(issues::text, '555-1234', '555-6789')::json, '\\x01', as_of + interval '1 day'
     FROM record_version WHERE record_id = $1`,
    [id],
  );
  await runMirror(test.ctx);
  await matchRecords(test.ctx, { recordIds: [id] });
  const [row] = await queryRows<{ phone: string[] }>(test.ctx.index, `SELECT phone FROM match_feature WHERE record_id = ${id}`);
  expect(row?.phone).toEqual(['5556789']);
});
