import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { readSettings } from './read-settings.ts';
import { updateSettings } from './update-settings.ts';

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
