import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { resumeWork } from './resume-work.ts';

let test: TestContext;

beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

const askedForIndex = async (): Promise<boolean> => {
  await resumeWork(test.ctx);
  const { rows } = await test.ctx.pool.query<{ known: boolean }>(`SELECT to_regclass('pgboss.job') IS NOT NULL AS known`);
  return rows[0]?.known === true && (await test.ctx.pool.query(`SELECT 1 FROM pgboss.job WHERE name = 'index'`)).rows.length > 0;
};

it('asks for the index when a refresh left notes that nobody follows, and not for what the mirror notes', async () => {
  await test.ctx.db.touchedRecord.create({ data: { recordId: 1, stage: 0 } });
  expect(await askedForIndex()).toBe(false);
  await test.ctx.db.touchedRecord.create({ data: { recordId: 1, stage: 1 } });
  expect(await askedForIndex()).toBe(true);
});
