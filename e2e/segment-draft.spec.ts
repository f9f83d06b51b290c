import { expect, type Page } from '@playwright/test';
import { makeUser, signInAs } from './support/people.ts';
import { test } from './support/test.ts';

const RESTORED = 'Your unsaved changes were restored.';
const SAVED_SINCE = 'The segment has been saved since you made them: saving now replaces that.';

const nameOf = (page: Page) => page.getByLabel('Name', { exact: true });

/** The page runs: the server draws no numbers beside the builder, and nothing that is kept in the browser. */
const expectRunning = (page: Page): Promise<void> =>
  expect(page.getByText(/^(\d+ (person matches|people match)|\d+ 人匹配)$/)).toBeAttached();

const openBuilder = async (page: Page, path = '/segments/new'): Promise<void> => {
  await page.goto(path);
  await expectRunning(page);
};

/** The builder as it was given, of which nothing was kept. */
const expectUntouched = async (page: Page, name = ''): Promise<void> => {
  await expectRunning(page);
  await expect(page.getByText(RESTORED)).toBeHidden();
  await expect(nameOf(page)).toHaveValue(name);
};

/** Opens the builder anew and gives a name and a condition. */
const beginSegment = async (page: Page, name: string): Promise<void> => {
  await openBuilder(page);
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
  await nameOf(page).fill('Northern people');
  await page.reload();
  await expectRestored(page, 'Northern people');

  const other = await page.context().newPage();
  await other.goto('/segments/new');
  await expectUntouched(other);
  await other.close();

  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText(RESTORED)).toBeHidden();
  await expect(nameOf(page)).toHaveValue('');
  await expect(nameOf(page)).toBeFocused();
  await expect(page.getByText('No conditions yet: everyone is meant.')).toBeVisible();
  await page.reload();
  await expectUntouched(page);
});

test('nothing is kept of what was saved or cancelled', async ({ login }) => {
  const page = await login('marketer');
  await beginSegment(page, 'Given up');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(/\/segments$/);
  await page.goBack();
  await expectUntouched(page);

  await beginSegment(page, '  People of Oslo ');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'People of Oslo' })).toBeVisible();
  await page.goto('/segments/new');
  await expectUntouched(page);

  await page.goto('/segments');
  await page.getByRole('link', { name: 'People of Oslo' }).first().click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await nameOf(page).fill('  Oslo ');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Oslo', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Edit' }).click();
  await expectUntouched(page, 'Oslo');
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
  for (const _ of ['once', 'and again']) {
    await page.reload();
    await expect(page.getByText(SAVED_SINCE)).toBeVisible();
    await expect(nameOf(page)).toHaveValue('Shared by me');
  }
});

test('changes of an older version say so too when a newer one was saved', async ({ login }) => {
  const page = await login('marketer');
  await beginSegment(page, 'Moved');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Moved' })).toBeVisible();
  const segment = new URL(page.url()).pathname;
  await openBuilder(page, `${segment}/edit?version=1`);
  await page.getByLabel('Description', { exact: true }).fill('By me');
  await page.reload();
  await expect(page.getByText(RESTORED, { exact: true })).toBeVisible();

  const other = await page.context().newPage();
  await openBuilder(other, `${segment}/edit`);
  await other.getByLabel('Value of city').fill('Bergen');
  await expect(other.getByText('People where city is “Bergen”.')).toBeVisible();
  await other.getByRole('button', { name: 'Save' }).click();
  // The builder has the same heading as the segment's page.
  await expect(other).toHaveURL((url) => url.pathname === segment);
  await other.close();

  await page.reload();
  await expect(page.getByText(SAVED_SINCE)).toBeVisible();
  await expect(page.getByLabel('Description', { exact: true })).toHaveValue('By me');
});

test('another language is no change', async ({ page }) => {
  await signInAs(page, await makeUser('marketer'));
  await openBuilder(page, '/segments/new?template=newPeople');
  await expect(nameOf(page)).toHaveValue('New this month');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitemradio', { name: '简体中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '新建人群' })).toBeVisible();
  await page.reload();
  await expectRunning(page);
  await expect(page.getByLabel('名称', { exact: true })).toHaveValue('本月新增');
  await expect(page.getByText('已恢复您未保存的修改。')).toBeHidden();
});

const keptIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.includes('larder')));

test('signing out forgets unsaved changes; a session that merely ends does not', async ({ page }) => {
  const person = await makeUser('marketer', 'Grace Hopper');
  await signInAs(page, person);
  await beginSegment(page, 'Northerners');
  await page.getByRole('button', { name: 'Account of Grace Hopper' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(await keptIn(page)).toEqual([]);

  await signInAs(page, person);
  await openBuilder(page);
  await expectUntouched(page);
  await beginSegment(page, 'Northerners');
  await page.context().clearCookies();
  await signInAs(page, person);
  await openBuilder(page);
  await expectRestored(page, 'Northerners');

  await page.context().clearCookies();
  await signInAs(page, await makeUser('marketer'));
  expect(await keptIn(page)).toHaveLength(1);
  await openBuilder(page);
  await expectUntouched(page);
  await expect.poll(() => keptIn(page)).toEqual([]);
});
