import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { readSettings } from './read-settings.ts';
import { updateSettings } from './update-settings.ts';

const audited = async () => (await test.ctx.db.auditLog.findFirstOrThrow({ orderBy: { id: 'desc' } })).details;

/** Jobs for the index that wait; none when nobody has asked for any job yet. */
const indexJobs = async () => {
  const { rows } = await test.ctx.pool.query<{ found: string | null }>(`SELECT to_regclass('pgboss.job') AS found`);
  return rows[0]?.found ? (await test.ctx.pool.query(`SELECT FROM pgboss.job WHERE name = 'index'`)).rowCount : 0;
};

let test: TestContext;

beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

it.each([
  ['Europe/Paris', 'Europe/Paris'],
  ['europe/paris', 'Europe/Paris'],
  ['Asia/Calcutta', 'Asia/Calcutta'],
])('keeps the time zone %s by the name that the index knows', async (given, kept) => {
  await updateSettings(test.ctx, { timeZone: given });
  expect((await readSettings(test.ctx.db)).timeZone).toBe(kept);
});

it('refuses a time zone that only Intl knows and changes nothing', async () => {
  await updateSettings(test.ctx, { timeZone: 'Asia/Shanghai', currency: 'CNY' });
  const refused = updateSettings(test.ctx, { timeZone: 'America/Coyhaique', currency: 'EUR' });
  await expect(refused).rejects.toMatchObject({ code: 'invalid', key: 'unknownTimeZone' });
  await expect(updateSettings(test.ctx, { timeZone: '+02:00' })).rejects.toMatchObject({ name: 'ZodError' });
  expect(await readSettings(test.ctx.db)).toMatchObject({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
});

it('leaves the time zone alone when it is not given', async () => {
  await updateSettings(test.ctx, { timeZone: 'Asia/Tokyo' });
  await updateSettings(test.ctx, { currency: 'JPY' });
  expect((await readSettings(test.ctx.db)).timeZone).toBe('Asia/Tokyo');
});

it('sets from where pairs merge, audits it, and has all records matched anew', async () => {
  await updateSettings(test.ctx, { currency: 'EUR', mergeFrom: 0.985 });
  expect(await indexJobs()).toBe(0);
  await updateSettings(test.ctx, { suggestFrom: 0.6, mergeFrom: 0.9 });
  expect(await readSettings(test.ctx.db)).toMatchObject({ suggestFrom: 0.6, mergeFrom: 0.9 });
  expect(await audited()).toEqual({ keys: 'suggestFrom,mergeFrom' });
  expect(await indexJobs()).toBe(1);
});

it.each([[{ suggestFrom: 0.8, mergeFrom: 0.7 }], [{ mergeFrom: 0.55 }], [{ suggestFrom: 0.95 }]])(
  'refuses to merge below the probability of suggestions: %j',
  async (change) => {
    await updateSettings(test.ctx, { suggestFrom: 0.6, mergeFrom: 0.9 });
    await expect(updateSettings(test.ctx, { ...change, currency: 'SEK' })).rejects.toMatchObject({
      code: 'invalid',
      key: 'mergeBelowSuggest',
    });
    expect(await readSettings(test.ctx.db)).toMatchObject({ suggestFrom: 0.6, mergeFrom: 0.9, currency: 'EUR' });
  },
);

it('leaves thresholds of an older installation alone until one of them changes', async () => {
  for (const [key, value] of [
    ['suggestFrom', 0.99],
    ['mergeFrom', 0.985],
  ] as const)
    await test.ctx.db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
  await updateSettings(test.ctx, { timeZone: 'Europe/Paris' });
  await updateSettings(test.ctx, { suggestFrom: 0.99, mergeFrom: 0.985, currency: 'NOK' });
  expect(await readSettings(test.ctx.db)).toMatchObject({ suggestFrom: 0.99, mergeFrom: 0.985, timeZone: 'Europe/Paris', currency: 'NOK' });
  await expect(updateSettings(test.ctx, { mergeFrom: 0.98 })).rejects.toMatchObject({ key: 'mergeBelowSuggest' });
  await updateSettings(test.ctx, { mergeFrom: 0.9999 });
  expect(await readSettings(test.ctx.db)).toMatchObject({ suggestFrom: 0.99, mergeFrom: 0.9999 });
});

it('writes and audits nothing where nothing is given', async () => {
  const rows = await test.ctx.db.auditLog.count();
  await updateSettings(test.ctx, {});
  expect(await test.ctx.db.auditLog.count()).toBe(rows);
});

it.each([0.49, 0.99995, Number.NaN])('refuses to merge from %d', async (mergeFrom) => {
  await expect(updateSettings(test.ctx, { mergeFrom })).rejects.toMatchObject({ name: 'ZodError' });
});
