import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ADMIN, makeUser, signInAs } from './support/people.ts';
import { SESSIONS_DIR } from './support/server-state.ts';
import { test } from './support/test.ts';

test('the first start makes the administrator, once', async ({ page, browser }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByLabel('Your name').fill(ADMIN.name);
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.getByLabel('Password').fill('password123');
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await expect(page.getByText('This password is easy to guess')).toBeVisible();
  await page.getByLabel('Password').fill(ADMIN.password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  await page.context().storageState({ path: join(SESSIONS_DIR, 'admin.json') });

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto('/setup');
  await expect(other).toHaveURL(/\/sign-in$/);
  await stranger.close();
});

for (const role of ['marketer', 'analyst'] as const)
  test(`a session of the ${role}`, async ({ page }) => {
    await signInAs(page, await makeUser(role));
    await page.context().storageState({ path: join(SESSIONS_DIR, `${role}.json`) });
  });
