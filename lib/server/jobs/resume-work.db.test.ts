import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { runMatch } from '../identity/run-match.ts';
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

it('asks for the index when other rules of matching hold than in the last full run', async () => {
  const { ctx } = test;
  await ctx.db.touchedRecord.deleteMany();
  await runMatch(ctx);
  await ctx.pool.query(`DELETE FROM pgboss.job WHERE name = 'index'`);
  expect(await askedForIndex()).toBe(false);
  await ctx.db.setting.create({ data: { key: 'mergeFrom', value: 0.9 } });
  expect(await askedForIndex()).toBe(true);
});
