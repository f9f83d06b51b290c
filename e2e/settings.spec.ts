import { expect } from '@playwright/test';
import { makeUser, signInAs } from './support/people.ts';
import { test } from './support/test.ts';

test('the language changes at once and stays with the account', async ({ page, browser }) => {
  const person = await makeUser('analyst');
  await signInAs(page, person);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitemradio', { name: '简体中文' }).click();
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signInAs(other, person);
  await other.goto('/settings');
  await expect(other.getByRole('heading', { name: '设置', level: 1 })).toBeVisible();
  await elsewhere.close();
});

test('the theme is kept on the device', async ({ login }) => {
  const page = await login('analyst');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveClass(/dark/);
  await page.reload();
  await expect(page.locator('html')).toHaveClass(/dark/);
});

test('a changed password works and the old one does not', async ({ page }) => {
  const person = await makeUser('analyst');
  await signInAs(page, person);
  await page.goto('/settings');
  await page.getByLabel('Current password').fill('something else');
  await page.getByLabel('New password').fill('lanterns over water');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('The current password is wrong.')).toBeVisible();
  await page.getByLabel('Current password').fill(person.password);
  await page.getByLabel('New password').fill('lanterns over water');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('The password is changed.')).toBeVisible();
  await page.context().clearCookies();
  await signInAs(page, { ...person, password: 'lanterns over water' });
});

test('settings of the organisation are saved and audited', async ({ login }) => {
  const page = await login('admin');
  await page.goto('/settings/organisation');
  await page.getByLabel('Up to date for (days)').fill('400');
  const mergeFrom = page.getByLabel('Merge without review from (%)');
  await expect(mergeFrom).toHaveValue('98.5');
  await page.getByLabel('Suggest merges from (%)').fill('60');
  await mergeFrom.fill('55');
  await expect(page.getByText('Merging cannot begin below 60 %')).toBeVisible();
  await expect(mergeFrom).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Merging cannot begin below 60 %' })).toBeVisible();
  await page.getByLabel('Suggest merges from (%)').fill('50');
  await mergeFrom.fill('98.5');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Up to date for (days)')).toHaveValue('400');
  await expect(mergeFrom).toHaveValue('98.5');
  await page.goto('/settings/audit?q=settings.update');
  await expect(page.getByRole('cell', { name: 'Changed settings' }).first()).toBeVisible();
});

test('the audit log is filtered by action, and its heading stays in view', async ({ login }) => {
  const page = await login('admin');
  await page.setViewportSize({ width: 1440, height: 320 });
  await page.goto('/settings/audit');
  await page.getByRole('combobox', { name: 'Action' }).click();
  await page.getByRole('option', { name: 'Signed in' }).click();
  await expect(page).toHaveURL(/action=user\.signIn/);
  await expect(page.getByRole('cell', { name: 'Signed in' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Changed settings' })).toHaveCount(0);
  await page.goto('/settings/audit');
  await page.getByRole('row').last().scrollIntoViewIfNeeded();
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await expect(page.getByRole('columnheader', { name: 'Subject' })).toBeInViewport();
});

test('words are sorted from A, and times from the latest', async ({ login }) => {
  const page = await login('admin');
  await page.goto('/settings/users');
  const name = page.getByRole('columnheader', { name: 'Name' });
  await name.getByRole('button').click();
  await expect(name).toHaveAttribute('aria-sort', 'ascending');
  const added = page.getByRole('columnheader', { name: 'Added' });
  await added.getByRole('button').click();
  await expect(added).toHaveAttribute('aria-sort', 'descending');
});

test('Ctrl+K goes to a page', async ({ login }) => {
  const page = await login('analyst');
  await page.goto('/settings');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Page, person, e-mail, phone…').fill('qual');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/quality$/);
});

test.describe('the state of the system', () => {
  test.use({ allowedErrors: [/status of 50[03]/] });

  test('follows without a reload, and says when there is no answer', async ({ login }) => {
    const page = await login('admin');
    await page.goto('/settings/system');
    await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText(/System$/);
    const state = page.getByRole('region', { name: 'State of this installation' });
    await expect(state).toContainText(/Database\s*Up/);
    await expect(state).toContainText(/Index\s*Up/);
    await expect(state).toContainText(/Worker\s*Up/);
    const details = {
      postgres: { up: true, latencyMs: 2 },
      clickhouse: { up: false, latencyMs: null },
      worker: { up: false, heartbeatAgeSeconds: null },
      mirror: { rows: 120, seconds: 7.5 },
    };
    await page.route('**/api/health', (route) => route.fulfill({ status: 503, json: { up: false, details } }));
    await expect(state).toContainText('7.5 s behind');
    await expect(state).toContainText('120 rows to come');
    await expect(state).toContainText(/Index\s*Down/);
    await page.route('**/api/health', (route) => route.fulfill({ status: 500, json: {} }));
    await expect(state.getByRole('alert')).toContainText('no answer');
  });
});
