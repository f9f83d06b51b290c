import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { makeTempFolder } from '../../../scripts/testing/temp-folder.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import type { Context } from '../context.ts';
import { contentOf, importFiles } from '../imports/testing/import-files.ts';
import { rebuild } from '../rebuild/rebuild.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';

let from: TestContext;
let to: TestContext;
beforeAll(async () => {
  [from, to] = await Promise.all([createTestContext(), createTestContext()]);
});
afterAll(() => Promise.all([from.close(), to.close()]));

const newFolder = (): string => makeTempFolder('backup');
const PEOPLE = 'Customer ID,First name,Last name,Email,City\n';
const people = (source: string): string =>
  PEOPLE + Array.from({ length: 40 }, (_, n) => `${source}${n},Ann${n},Rossi,ann${n}@example.org,"Ro""me\nUpper\\town"\n`).join('');

it('puts everything back into an empty instance, and what is derived answers the same', async () => {
  await importFiles(from.ctx, [writeTestFile('crm.csv', people('C'))], { source: 'crm' });
  await importFiles(from.ctx, [writeTestFile('shop.csv', people('S'))], { source: 'shop' });
  const before = await rebuild(from.ctx);
  const directory = newFolder();
  const backup = await createBackup(from.ctx, { directory });
  const restored = await restoreBackup(to.ctx, { directory });
  expect(restored).toEqual(backup);
  expect(restored.files).toBe(2);
  expect(await contentOf(to.ctx)).toEqual(await contentOf(from.ctx));
  const after = await rebuild(to.ctx);
  expect(after).toMatchObject({
    records: 80,
    profiles: before.profiles,
    suggestions: before.suggestions,
    qualityScore: before.qualityScore,
  });
  const next = await importFiles(to.ctx, [writeTestFile('more.csv', `${PEOPLE}N1,New,Person,new@example.org,Rome\n`)], { source: 'more' });
  expect(next).toMatchObject({ status: 'done', created: 1 });
}, 120_000);

it('refuses a folder in use, an instance with data, and a damaged backup, and changes nothing', async () => {
  const directory = newFolder();
  await createBackup(from.ctx, { directory });
  await expect(createBackup(from.ctx, { directory })).rejects.toMatchObject({ key: 'backupFolderNotEmpty' });
  await expect(restoreBackup(to.ctx, { directory })).rejects.toMatchObject({ key: 'restoreNotEmpty' });
  await expect(restoreBackup(to.ctx, { directory: newFolder() })).rejects.toMatchObject({ key: 'backupNotFound' });
  const content = await contentOf(to.ctx);
  appendFileSync(join(directory, 'tables/record_version.copy.gz'), 'x');
  await expect(restoreBackup(to.ctx, { directory, force: true })).rejects.toMatchObject({ key: 'backupDamaged' });
  expect(await contentOf(to.ctx)).toEqual(content);
}, 60_000);

it('tells what went wrong, and audits a backup only once it is there', async () => {
  const broken = new Error('the audit log is full');
  const create = () => Promise.reject(broken);
  const failing: Context = { ...to.ctx, db: { ...to.ctx.db, auditLog: { ...to.ctx.db.auditLog, create } } as unknown as Context['db'] };
  const directory = newFolder();
  await createBackup(from.ctx, { directory });
  await expect(restoreBackup(failing, { directory, force: true })).rejects.toBe(broken);
  const audited = () => from.ctx.db.auditLog.count({ where: { action: 'backup.create' } });
  const before = await audited();
  await expect(createBackup({ ...from.ctx, dataDir: '/dev/null' }, { directory })).rejects.toMatchObject({ key: 'backupFolderNotEmpty' });
  const halfway: Context = { ...from.ctx, pool: { ...from.ctx.pool, connect: () => Promise.reject(broken) } as unknown as Context['pool'] };
  await expect(createBackup(halfway, { directory: newFolder() })).rejects.toBe(broken);
  expect(await audited()).toBe(before);
}, 60_000);
