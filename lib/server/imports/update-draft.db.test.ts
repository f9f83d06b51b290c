import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import type { Context } from '../context.ts';
import { registerLocalFile } from '../uploads/register-local-file.ts';
import { changeDialect } from './change-dialect.ts';
import { createDraftImport } from './create-draft-import.ts';
import { dryRunImport } from './dry-run-import.ts';
import { getImport } from './get-import.ts';
import { saveMapping } from './save-mapping.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ role: 'marketer' });
});
afterAll(() => test.close());

const makeDraft = async (source: string, files = 1): Promise<number> => {
  const uploadIds: string[] = [];
  for (let i = 0; i < files; i++)
    uploadIds.push(await registerLocalFile(test.ctx, writeTestFile(`${i}.csv`, 'Email;First name\nann@example.org;Ann\n')));
  return (await createDraftImport(test.ctx, { uploadIds, sourceName: source })).importId;
};

/** A context whose transactions find the import started by somebody else since its verb looked at it. */
const startedMeanwhile = (importId: number): Context => {
  const { ctx } = test;
  const db = new Proxy(ctx.db, {
    get: (target, name) => {
      if (name !== '$transaction') return Reflect.get(target, name);
      return async (work: Parameters<typeof target.$transaction>[0]) => {
        await target.import.update({ where: { id: importId }, data: { status: 'queued' } });
        return target.$transaction(work as never);
      };
    },
  });
  return { ...ctx, db };
};

it.each([
  ['changeDialect', (ctx: Context, importId: number) => changeDialect(ctx, { importId, dialect: { delimiter: ',' } })],
  [
    'saveMapping',
    async (ctx: Context, importId: number) => saveMapping(ctx, { importId, mapping: (await getImport(ctx, { importId })).mapping }),
  ],
  ['dryRunImport', (ctx: Context, importId: number) => dryRunImport(ctx, { importId })],
])('%s leaves an import alone that was started meanwhile', async (name, verb) => {
  const importId = await makeDraft(name);
  const before = await test.ctx.db.import.findUniqueOrThrow({ where: { id: importId } });
  await expect(verb(startedMeanwhile(importId), importId)).rejects.toMatchObject({ code: 'conflict', key: 'importNotDraft' });
  const after = await test.ctx.db.import.findUniqueOrThrow({ where: { id: importId } });
  expect(after).toEqual({ ...before, status: 'queued' });
});

it('changes how all files of a draft are read', async () => {
  const importId = await makeDraft('many', 40);
  await changeDialect(test.ctx, { importId, dialect: { delimiter: ',' } });
  const files = await test.ctx.db.importFile.findMany({ where: { importId } });
  expect(files).toHaveLength(40);
  for (const file of files) expect(file).toMatchObject({ header: ['Email;First name'], dialect: { delimiter: ',', encoding: 'utf-8' } });
});
