import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, TEST_NOW, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import type { Context } from '../context.ts';
import { createDraftImport } from '../imports/create-draft-import.ts';
import { repeatImport } from '../imports/repeat-import.ts';
import { importFiles } from '../imports/testing/import-files.ts';
import { registerLocalFile } from './register-local-file.ts';
import { removeStaleUploads } from './remove-stale-uploads.ts';
import { storedPath } from './upload-files.ts';

const DAY_MS = 86_400_000;

let test: TestContext;
let ctx: Context;
beforeAll(async () => {
  test = await createTestContext({ role: 'marketer' });
  ctx = test.ctx;
});
afterAll(() => test.close());

const at = (days: number): Context => ({ ...ctx, now: () => new Date(TEST_NOW.getTime() + days * DAY_MS) });
const file = (name: string): string => writeTestFile(name, 'Email,First name\nann@example.org,Ann\n');
const isThere = async (id: string): Promise<boolean> => {
  const upload = await ctx.db.upload.findUnique({ where: { id } });
  return upload !== null && existsSync(storedPath(ctx, upload.path));
};

it('deletes the files that nothing needs any more, and only those', async () => {
  const unused = await registerLocalFile(ctx, file('unused.csv'));
  const waiting = await registerLocalFile(ctx, file('waiting.csv'));
  await createDraftImport(ctx, { uploadIds: [waiting], sourceName: 'waiting' });
  const ids: Record<string, string> = {};
  const imports: Record<string, number> = {};
  for (const status of ['done', 'undone', 'cancelled', 'failed'] as const) {
    const { importId } = await importFiles(ctx, [file(`${status}.csv`)], { source: status });
    await ctx.db.import.update({ where: { id: importId }, data: { status, ...(status === 'undone' ? { undoneAt: at(20).now() } : {}) } });
    imports[status] = importId;
    ids[status] = (await ctx.db.importFile.findFirstOrThrow({ where: { importId } })).uploadId;
  }
  await ctx.db.upload.updateMany({ data: { createdAt: TEST_NOW } });

  expect(await removeStaleUploads(at(29))).toBe(0);
  expect(await removeStaleUploads(at(31))).toBe(3);
  expect(await isThere(unused)).toBe(false);
  expect(await isThere(waiting)).toBe(true);
  const there = Object.entries(ids).map(async ([status, id]) => [status, await isThere(id)]);
  expect(Object.fromEntries(await Promise.all(there))).toEqual({ done: true, undone: true, cancelled: false, failed: false });
  await expect(repeatImport(ctx, { importId: imports.cancelled ?? 0 })).rejects.toMatchObject({ key: 'uploadRemoved' });
  expect(await removeStaleUploads(at(51))).toBe(1);
  expect(await isThere(ids.undone ?? '')).toBe(false);
  expect(await removeStaleUploads(at(51))).toBe(0);
});

it('keeps a file that one of its imports needs still', async () => {
  const { importId } = await importFiles(ctx, [file('twice.csv')], { source: 'twice' });
  const { uploadId } = await ctx.db.importFile.findFirstOrThrow({ where: { importId } });
  await ctx.db.import.update({ where: { id: importId }, data: { status: 'undone', undoneAt: TEST_NOW } });
  await repeatImport(ctx, { importId });
  await removeStaleUploads(at(100));
  expect(await isThere(uploadId)).toBe(true);
});
