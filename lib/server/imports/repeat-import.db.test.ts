import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import { dryRunImport } from './dry-run-import.ts';
import { queueImport } from './queue-import.ts';
import { repeatImport } from './repeat-import.ts';
import { runImport } from './run-import.ts';
import { runUndo } from './run-undo.ts';
import { importFiles } from './testing/import-files.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ role: 'marketer' });
});
afterAll(() => test.close());

it('brings an import back that was taken back, with its mapping, and refuses one that is in force', async () => {
  const { ctx } = test;
  const file = writeTestFile('crm.csv', 'Customer ID,First name,Email\nC1,Ann,ann@example.org\nC2,Bo,bo@example.org\n');
  const { importId } = await importFiles(ctx, [file], { source: 'crm' });
  await expect(repeatImport(ctx, { importId })).rejects.toMatchObject({ code: 'conflict', key: 'importInForce' });
  await expect(repeatImport(ctx, { importId: importId + 1000 })).rejects.toMatchObject({ code: 'not_found' });
  await ctx.db.import.update({ where: { id: importId }, data: { status: 'undoing' } });
  await runUndo(ctx, { importId });
  const { mapping } = await ctx.db.import.findUniqueOrThrow({ where: { id: importId } });
  const again = await repeatImport(ctx, { importId });
  expect(await ctx.db.import.findUniqueOrThrow({ where: { id: again.importId } })).toMatchObject({ status: 'draft', mapping });
  expect(await dryRunImport(ctx, again)).toMatchObject({ created: 2, recordsBefore: 0, recordsAfter: 2 });
  await queueImport(ctx, again);
  expect(await runImport(ctx, again)).toMatchObject({ status: 'done', created: 2 });
});
