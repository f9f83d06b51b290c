import { expect, type Page } from '@playwright/test';
import { test } from './support/test.ts';

const RESTORED = 'Your unsaved changes were restored.';

const nameOf = (page: Page) => page.getByLabel('Name', { exact: true });

/** Opens the builder anew and gives a name and a condition. */
const beginSegment = async (page: Page, name: string): Promise<void> => {
  await page.goto('/segments/new');
  await nameOf(page).fill(name);
  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('combobox', { name: 'What the condition is about' }).fill('city');
  await page.getByRole('option', { name: /^City/ }).click();
  await page.getByLabel('Value of city').fill('Oslo');
  await expect(page.getByText('People where city is “Oslo”.')).toBeVisible();
};

const expectRestored = async (page: Page, name: string): Promise<void> => {
  await expect(page.getByText(RESTORED)).toBeVisible();
  await expect(nameOf(page)).toHaveValue(name);
  await expect(page.getByText('People where city is “Oslo”.')).toBeVisible();
  await expect(page.getByLabel('Value of city')).toHaveValue('Oslo');
};

test('unsaved changes outlive leaving the builder, in the tab they were made in', async ({ login }) => {
  const page = await login('marketer');
  await beginSegment(page, 'Northerners');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Profiles' }).click();
  await expect(page).toHaveURL(/\/profiles/);
  await page.goBack();
  await expectRestored(page, 'Northerners');
  await page.reload();
  await expectRestored(page, 'Northerners');

  const other = await page.context().newPage();
  await other.goto('/segments/new');
  await expect(nameOf(other)).toHaveValue('');
  await expect(other.getByText(RESTORED)).toBeHidden();
  await other.close();

  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText(RESTORED)).toBeHidden();
  await expect(nameOf(page)).toHaveValue('');
  await expect(page.getByText('No conditions yet: everyone is meant.')).toBeVisible();
  await page.reload();
  await expect(nameOf(page)).toHaveValue('');
});

test('nothing is kept of what was saved or cancelled', async ({ login }) => {
  const page = await login('marketer');
  await beginSegment(page, 'Given up');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(/\/segments$/);
  await page.goBack();
  await expect(nameOf(page)).toHaveValue('');

  await beginSegment(page, '  People of Oslo ');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'People of Oslo' })).toBeVisible();
  await page.goto('/segments/new');
  await expect(nameOf(page)).toHaveValue('');

  await page.goto('/segments');
  await page.getByRole('link', { name: 'People of Oslo' }).first().click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await nameOf(page).fill('  Oslo ');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Oslo', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(nameOf(page)).toHaveValue('Oslo');
  await expect(page.getByText(RESTORED)).toBeHidden();
});

test('changes made before somebody else saved say so', async ({ login }) => {
  const page = await login('marketer');
  await beginSegment(page, 'Shared');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await nameOf(page).fill('Shared by me');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Segments' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Segments' })).toBeVisible();

  const other = await page.context().newPage();
  await other.goto('/segments');
  await other.getByRole('link', { name: 'Shared', exact: true }).click();
  await other.getByRole('link', { name: 'Edit' }).click();
  await nameOf(other).fill('Shared by her');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Shared by her' })).toBeVisible();
  await other.close();

  await page.goBack();
  await page.reload();
  await expect(page.getByText('The segment has been saved since you made them: saving now replaces that.')).toBeVisible();
  await expect(nameOf(page)).toHaveValue('Shared by me');
});
