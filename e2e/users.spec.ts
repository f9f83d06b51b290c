import { expect } from '@playwright/test';
import { makeUser, signInAs } from './support/people.ts';
import { test } from './support/test.ts';

test('an invited user replaces the one-time password at the first sign-in', async ({ page, login }) => {
  const admin = await login('admin');
  const email = `invited-${Date.now()}@example.com`;
  await admin.goto('/settings/users');
  await admin.getByRole('button', { name: 'Invite user' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Katherine Johnson');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Invite user' }).click();
  const password = (await dialog.getByRole('code').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(admin.getByRole('row', { name: email })).toContainText('One-time password');

  await signInAs(page, { email, password, name: 'Katherine Johnson' });
  await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeVisible();
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/new-password$/);
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password').fill('moss under the bridge');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('a change of role counts from the next request on, both ways', async ({ page, login }) => {
  const person = await makeUser('analyst', `Role ${Date.now()}`);
  await signInAs(page, person);
  await page.goto('/settings/users');
  await expect(page.getByRole('heading', { name: 'Not for your role' })).toBeVisible();

  const admin = await login('admin');
  const choose = async (role: string) => {
    await admin.goto('/settings/users');
    await admin.getByRole('combobox', { name: `Role of ${person.name}` }).click();
    const saved = admin.waitForResponse((response) => response.request().method() === 'POST');
    await admin.getByRole('option', { name: role }).click();
    await saved;
    await expect(admin.getByRole('combobox', { name: `Role of ${person.name}` })).toContainText(role);
  };
  await choose('Administrator');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Invite user' })).toBeVisible();
  await choose('Analyst');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
});

test('a disabled user is out at once', async ({ page, login }) => {
  const person = await makeUser('marketer', `Disabled ${Date.now()}`);
  await signInAs(page, person);
  const admin = await login('admin');
  await admin.goto('/settings/users');
  await admin.getByRole('button', { name: `Actions for ${person.name}` }).click();
  await admin.getByRole('menuitem', { name: 'Disable' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(admin.getByRole('row', { name: person.email })).toContainText('Disabled');
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in/);
});
