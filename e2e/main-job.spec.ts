import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { expectAccessible } from './support/expect-accessible.ts';
import { test } from './support/test.ts';
import { widthTooMuch } from './support/width-too-much.ts';

/** Contacts: ten people, the last two probably one; the last row names nobody. */
const CONTACTS = `Customer ID,First name,Last name,Email,Phone,Street,City,State,ZIP,Country
C-1,Marguerite,Quillfeather,marguerite.quillfeather@example.com,(212) 736-5001,14 Cedar Lane,New York,NY,10001,USA
C-2,Oswin,Tarrington,oswin.tarrington@example.com,(212) 736-5002,8 Mill Road,Albany,NY,12207,United States
C-3,Petra,Lindqvist,petra.lindqvist@example.com,+46 8 123 456 78,Sveavägen 9,Stockholm,,111 57,Sweden
C-4,Ignatius,Bellweather,ignatius.bellweather@example.com,(617) 542-6004,77 Harbor Street,Boston,MA,02108,US
C-5,Rosalind,Achterberg,rosalind.achterberg@example.com,+31 20 624 1111,Prinsengracht 5,Amsterdam,,1015 DB,Netherlands
C-6,Thaddeus,Crowhurst,thaddeus.crowhurst@example.com,(312) 641-6006,901 Lake Avenue,Chicago,IL,60601,USA
C-7,Wilhelmina,Featherstone,wilhelmina.featherstone@example.com,(415) 781-6007,33 Bay Street,San Francisco,CA,94111,USA
C-8,Lucian,Overbrook,lucian.overbrook@example.com,(206) 682-6008,5 Pine Street,Seattle,WA,98101,USA
C-9,Cordelia,Hathersage,cordelia.hathersage@example.com,(303) 595-6009,210 Elm Street,Denver,CO,80202,USA
C-10,Cordelia,Hathersadge,c.hathersage@example.org,,201 Elm Street,Denver,CO,80202,USA
,,,,,1 Nowhere Road,Boston,MA,02108,USA
`;

/** Orders: six of five people, one of them known with a slip in her name, two not known yet. */
const ORDERS = `Order ID,Order date,Customer name,Customer email,Customer phone,City,Country,Product,Quantity,Unit price,Currency
7001,2026-05-04 10:12:00,Margerite Quillfeather,Marguerite.Quillfeather@example.com,+1 212 736 5001,New York,United States,Teapot,1,24.50,USD
7002,2026-05-05 11:30:00,Margerite Quillfeather,Marguerite.Quillfeather@example.com,+1 212 736 5001,New York,United States,Cup,4,6.00,USD
7003,2026-05-06 09:01:00,Oswin Tarrington,oswin.tarrington@example.com,+1 212 736 5002,Albany,United States,Teapot,1,24.50,USD
7004,2026-05-07 16:45:00,Ignatius Bellweather,ignatius.bellweather@example.com,+1 617 542 6004,Boston,United States,Tray,2,12.00,USD
7005,2026-05-08 13:20:00,Florentine Ashgrove,florentine.ashgrove@example.com,+1 213 626 6011,Los Angeles,United States,Cup,6,6.00,USD
7006,2026-05-09 08:05:00,Balthasar Nightingale,balthasar.nightingale@example.com,+44 20 7946 0123,London,United Kingdom,Tray,1,12.00,USD
`;

interface Expected {
  readonly kind: string;
  /** Column → what it is proposed to mean. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly refused: number;
}

/** Uploads a file as a source, looks at what was understood, checks it, imports it, and waits for the result. */
const importFile = async (page: Page, source: string, text: string, expected: Expected): Promise<void> => {
  await page.goto('/sources/new');
  await expect(async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser', { timeout: 5_000 }),
      page.getByRole('button', { name: 'Choose files' }).click({ timeout: 5_000 }),
    ]);
    await chooser.setFiles({ name: `${source}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) });
  }).toPass();
  await page.getByLabel('Name of the source').fill(source);
  await page.getByRole('button', { name: 'Read files' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Import into ${source}` })).toBeVisible();
  await expect(page.getByLabel('Kind', { exact: true })).toContainText(expected.kind);
  for (const [column, meaning] of Object.entries(expected.meanings))
    await expect(page.getByRole('combobox', { name: `Means: ${column}`, exact: true })).toHaveValue(meaning);
  const { rows, refused } = expected;
  const accounting = `${rows} rows read = ${rows - refused} new + 0 updated + 0 unchanged + ${refused} quarantined`;
  await page.getByRole('button', { name: 'Check all rows' }).click();
  await expect(page.getByText(accounting)).toBeVisible();
  await page.getByRole('button', { name: `Import ${rows - refused} rows${refused > 0 ? `, quarantine ${refused}` : ''}` }).click();
  await expect(page.getByRole('link', { name: 'Look at the people' })).toBeVisible({ timeout: 90_000 });
  for (const [name, value] of Object.entries({ 'Rows read': rows, New: rows - refused, Updated: 0, Unchanged: 0, Quarantined: refused }))
    await expect(page.getByText(new RegExp(`^${name}\\s*${value}$`)).first()).toBeVisible();
};

/** Opens a person found by their e-mail address, once the index has put the records of both sources together. */
const openPerson = async (page: Page, email: string, sources: readonly string[], name = 'Quillfeather'): Promise<void> => {
  await expect(async () => {
    await page.goto('/profiles');
    await page.getByRole('searchbox', { name: 'Name, e-mail or phone' }).fill(email);
    await expect(page).toHaveURL(/[?&]q=/, { timeout: 5_000 });
    await page.getByRole('region', { name: 'Profiles' }).getByRole('link', { name }).first().click({ timeout: 5_000 });
    await expect(page).toHaveURL(/\/profiles\/\d+$/, { timeout: 10_000 });
    for (const source of sources) await expect(page.getByRole('main')).toContainText(source, { timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
};

/** Pages with data in them are no wider than a phone. */
const expectFitsPhone = async (page: Page, paths: readonly string[]): Promise<void> => {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await widthTooMuch(page), path).toBe(0);
  }
  if (before) await page.setViewportSize(before);
};

const buildSegment = async (page: Page, name: string): Promise<number> => {
  await page.goto('/segments/new');
  const result = page.getByRole('complementary', { name: 'Result' });
  await expect(result.getByText(/^\d+ (person matches|people match)$/)).toBeAttached();
  await page.getByRole('button', { name: 'Add condition' }).click();
  const subject = page.getByRole('combobox', { name: 'What the condition is about' });
  // A field is found by the name it has in files as well.
  await subject.fill('postal_code');
  await expect(page.getByRole('option', { name: /^Postal code/ })).toBeVisible();
  await subject.fill('country');
  await page.getByRole('option', { name: /^Country/ }).click();
  const counted = page.waitForResponse(
    (response) => response.url().endsWith('/api/segments/preview') && (response.request().postData() ?? '').includes('"value":"US"'),
  );
  await page.getByLabel('Value of country').fill('US');
  expect((await counted).status()).toBe(200);
  const spoken = result.getByText(/^\d+ (person matches|people match)$/);
  await expect(spoken).toBeAttached();
  const count = Number.parseInt((await spoken.textContent()) ?? '', 10);
  // Nobody was asked for consent.
  await expect(result.getByRole('link', { name: 'not reachable' })).toHaveCount(5);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return count;
};

/** Asks why somebody is in the segment of the page; while the next person is looked for, the answer about the one before is gone. */
const askWhy = async (page: Page, name: string, before: string | null): Promise<void> => {
  const why = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Why, or why not' }) });
  const person = (who: string) => why.getByRole('link', { name: who });
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/segments/*', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  // Empty, and yet there to speak.
  await expect(why.getByRole('status')).toBeAttached();
  await why.getByRole('searchbox').fill(name);
  if (before) await expect(person(before)).toBeHidden();
  release();
  await why.getByRole('button', { name }).first().click();
  await expect(person(name)).toBeVisible();
  await expect(why.getByRole('region', { name: 'Answer' })).toBeFocused();
  await page.unrouteAll({ behavior: 'wait' });
};

/** The rows of the file of people who may be written to, or of everyone matched. */
const downloadedRows = async (page: Page, everyone = false): Promise<readonly Record<string, string>[]> => {
  if (everyone) await page.getByRole('button', { name: 'More exports' }).click();
  const downloading = page.waitForEvent('download');
  if (everyone) await page.getByRole('menuitem', { name: 'Export all matched' }).click();
  else await page.getByRole('link', { name: 'Export reachable people' }).click();
  const path = await (await downloading).path();
  return parse(await readFile(path), { bom: true, columns: true });
};

/** Opens the review of the one pair of a person, once matching has suggested it. */
const openPair = async (page: Page, email: string, names: readonly string[]): Promise<void> => {
  await expect(async () => {
    await page.goto(`/profiles?q=${encodeURIComponent(email)}`);
    await page
      .getByRole('region', { name: 'Profiles' })
      .getByRole('link', { name: names[0] ?? '' })
      .first()
      .click({ timeout: 5_000 });
    await page
      .getByRole('main')
      .getByRole('link', { name: /suggestion/i })
      .first()
      .click({ timeout: 5_000 });
    await expect(page).toHaveURL(/\/merges\?profile=\d+/, { timeout: 10_000 });
    for (const name of names) await expect(page.getByRole('main')).toContainText(name, { timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
};

test('from two files to reviewed merges, a segment and its export', async ({ login }) => {
  test.setTimeout(400_000);
  const run = randomUUID().slice(0, 6);
  const [crm, shop] = [`Contacts ${run}`, `Orders ${run}`] as const;
  const page = await login('marketer');

  await test.step('a file of contacts, one row of it refused', async () => {
    await importFile(page, crm, CONTACTS, {
      kind: 'People',
      meanings: { 'First name': 'Given name', 'Last name': 'Family name', Email: 'E-mail', Country: 'Country' },
      rows: 11,
      refused: 1,
    });
    await expect(page.getByRole('heading', { name: 'Quarantine' })).toBeVisible();
    const refused = page.getByRole('region', { name: 'Quarantine' }).getByRole('row').filter({ hasText: '1 Nowhere Road' });
    await expect(refused).toContainText('Nothing tells who this row is about');
  });

  await test.step('a file of orders', () =>
    importFile(page, shop, ORDERS, {
      kind: 'Events and orders',
      meanings: { 'Order ID': 'Order number', 'Customer email': 'E-mail', Product: 'Product', Currency: 'Currency' },
      rows: 6,
      refused: 0,
    }));

  await test.step('one person of both files, with the origin of a value', async () => {
    await openPerson(page, 'marguerite.quillfeather@example.com', [crm, shop]);
    await page.getByRole('button', { name: 'marguerite.quillfeather@example.com' }).first().click();
    const origin = page.getByRole('dialog', { name: 'Where this came from' });
    await expect(origin.getByRole('link', { name: new RegExp(run) })).toBeVisible();
    await expect(origin.getByText('Row', { exact: true })).toBeVisible();
    const person = new URL(page.url()).pathname;
    await expectFitsPhone(page, [person, `${person}?tab=timeline`, `${person}?tab=records`]);
  });

  await test.step('a segment counts, lists and exports the same people', async () => {
    const count = await buildSegment(page, `Americans ${run}`);
    expect(count).toBeGreaterThanOrEqual(8);
    const matched = page.getByRole('definition').filter({ hasText: new RegExp(`^${count}$`) });
    await expect(matched.first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Members' }).getByRole('row')).toHaveCount(count + 1);
    await askWhy(page, 'Marguerite', null);
    await askWhy(page, 'Ignatius', 'Marguerite');
    const everyone = await downloadedRows(page, true);
    expect(everyone).toHaveLength(count);
    const reachable = everyone.filter((row) => row.email_reachable === 'yes');
    expect(await downloadedRows(page)).toEqual(reachable);
    const segment = new URL(page.url()).pathname;
    await expectFitsPhone(page, [segment, `${segment}/edit`, '/segments', '/sources', '/sources/imports']);
  });

  await test.step('the review of merges', async () => {
    const admin = await login('admin');
    await openPair(admin, 'c.hathersage@example.org', ['Hathersadge', 'Hathersage']);
    await admin.getByRole('button', { name: 'Same person' }).click();
    await expect(admin.getByRole('main').getByRole('status').first()).toContainText('1 decided in this visit');
    await openPerson(admin, 'c.hathersage@example.org', [crm], 'Hathersa');
    await expect(admin.getByRole('main')).toContainText('2 records');
    await admin.goto('/merges/decisions');
    const decision = admin.getByRole('region').getByRole('row').filter({ hasText: 'Same person' }).first();
    await decision.getByRole('button', { name: 'Undo' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await expect(admin.getByRole('dialog')).toBeHidden();
    await expect(async () => {
      await openPerson(admin, 'c.hathersage@example.org', [crm], 'Hathersadge');
      await expect(admin.getByRole('main')).toContainText('1 record', { timeout: 2_000 });
      await expect(admin.getByRole('main')).not.toContainText('2 records', { timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
  });

  await test.step('a source in which each customer has one record', async () => {
    const admin = await login('admin');
    await page.goto('/sources');
    await page.getByRole('link', { name: crm }).click();
    await expect(page.getByRole('heading', { level: 1, name: crm })).toBeVisible();
    const path = new URL(page.url()).pathname;
    const name = 'Each customer has one record in this source';
    await expect(page.getByRole('switch', { name })).toBeDisabled();
    const own = admin.getByRole('switch', { name });
    for (const isOn of [true, false]) {
      await admin.goto(path);
      await own.click();
      await expect(own).toBeChecked({ checked: isOn });
      await expect(own).toBeEnabled();
      await admin.reload();
      await expect(own).toBeChecked({ checked: isOn });
    }
    await expectAccessible(admin);
    await expectFitsPhone(admin, [path]);
  });

  for (const [path, heading] of [
    ['/quality', 'Data quality'],
    ['/campaigns', 'Campaigns'],
  ] as const)
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    });
});
