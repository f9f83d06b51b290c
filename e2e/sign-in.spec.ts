import { expect, type Page } from '@playwright/test';
import { makeUser, signInAs } from './support/people.ts';
import { test } from './support/test.ts';

const attempt = async (page: Page, email: string, password: string) => {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

test('without a session every page leads to sign-in and handlers refuse', async ({ page, request }) => {
  await page.goto('/settings/users');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Fusers$/);
  const answer = await request.get('/api/campaigns/channel');
  expect(answer.status()).toBe(401);
  expect(answer.headers()['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
});

test('an unknown e-mail and a wrong password read the same', async ({ page }) => {
  const person = await makeUser('analyst');
  await page.goto('/sign-in');
  await attempt(page, person.email, 'not the password');
  await expect(page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong.' })).toBeVisible();
  await attempt(page, 'nobody@example.com', 'not the password');
  await expect(page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong.' })).toBeVisible();
});

test('wrong passwords slow down and are audited', async ({ page, login }) => {
  const person = await makeUser('analyst');
  await page.goto('/sign-in');
  // Each wrong password after the fifth doubles the wait, so that sooner or later even a slow browser is too early.
  await expect(async () => {
    const answered = page.waitForResponse((response) => response.url().includes('/callback/credentials'));
    await attempt(page, person.email, 'wrong again');
    await answered;
    await expect(page.getByText(/Too many attempts\. Wait \d+ seconds?/)).toBeVisible({ timeout: 500 });
  }).toPass({ intervals: [0] });
  const admin = await login('admin');
  await admin.goto('/settings/audit?q=signInFailed');
  await expect(admin.getByRole('cell', { name: 'Sign-in failed' }).first()).toBeVisible();
});

test('after sign-in only addresses of this site are followed', async ({ page }) => {
  const person = await makeUser('analyst');
  await page.goto('/sign-in?next=/%09/evil.example/');
  await attempt(page, person.email, person.password);
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/');
});

test('odd addresses are refused or answered, never an error of ours', async ({ login }) => {
  const page = await login('marketer');
  for (const [path, status] of [
    ['/api/segments/99999999999/export', 404],
    ['/merges?profile=99999999999', 200],
    ['/profiles?q=%00', 400],
    ['/campaigns?channel=%00', 400],
  ] as const)
    expect((await page.request.get(path)).status(), path).toBe(status);
});

test('signing out ends the session', async ({ page }) => {
  await signInAs(page, await makeUser('marketer', 'Grace Hopper'));
  await page.getByRole('button', { name: 'Account of Grace Hopper' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('signing out ends a copy of the session, and no other one', async ({ page, browser }) => {
  const person = await makeUser('marketer', 'Grace Copied');
  await signInAs(page, person);
  const copied = await browser.newContext({ storageState: await page.context().storageState() });
  const elsewhere = await browser.newContext();
  const [copy, other] = [await copied.newPage(), await elsewhere.newPage()];
  await signInAs(other, person);
  await copy.goto('/settings');
  await expect(copy).toHaveURL(/\/settings/);
  await page.getByRole('button', { name: 'Account of Grace Copied' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await copy.goto('/settings');
  await expect(copy).toHaveURL(/\/sign-in/);
  await other.goto('/settings');
  await expect(other).toHaveURL(/\/settings/);
  await copied.close();
  await elsewhere.close();
});

test('signing out everywhere ends the other sessions too', async ({ page, browser }) => {
  const person = await makeUser('analyst');
  await signInAs(page, person);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signInAs(other, person);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await other.goto('/settings');
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});
