import { expect } from '@playwright/test';
import { ROUTES } from './routes.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { test } from './support/test.ts';
import { widthTooMuch } from './support/width-too-much.ts';

// One page has nothing to do with another, so both workers share them.
test.describe.configure({ mode: 'parallel' });

/** Pages without parameters; those with one are checked where a test has made the thing they show. */
const PAGES = ROUTES.filter(
  (route) => route.kind === 'page' && route.access !== 'open' && !route.path.includes('[') && route.path !== '/new-password',
);

for (const colorScheme of ['light', 'dark'] as const)
  for (const locale of ['en', 'zh-CN'] as const)
    for (const { path } of PAGES)
      test(`${path} is accessible, ${colorScheme}, ${locale}`, async ({ login, baseURL }) => {
        const page = await login('admin');
        await page.context().addCookies([{ name: 'locale', value: locale, url: baseURL ?? '' }]);
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page);
      });

for (const { path } of PAGES)
  test(`${path} fits a phone and a small screen`, async ({ login }) => {
    const page = await login('admin');
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1024, height: 768 },
    ]) {
      await page.setViewportSize(viewport);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await widthTooMuch(page)).toBe(0);
    }
  });

test('what a number of segments stands for keeps to one line on a phone', async ({ login, baseURL }) => {
  const page = await login('marketer');
  await page.context().addCookies([{ name: 'locale', value: 'zh-CN', url: baseURL ?? '' }]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/segments');
  const words = page.getByText('“匹配 → 可触达”', { exact: true });
  await expect(words).toBeVisible();
  expect(await words.evaluate((element) => element.getClientRects().length)).toBe(1);
});

for (const path of ['/', '/quality', '/campaigns'])
  test(`${path} fits a phone before its scripts have come`, async ({ login, browser, baseURL }) => {
    const storageState = await (await login('admin')).context().storageState();
    const context = await browser.newContext({ baseURL, storageState, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.route('**/_next/static/chunks/**/*.js', (route) => route.abort());
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await widthTooMuch(page)).toBe(0);
    await context.close();
  });

test('the sign-in page is accessible', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
});
