import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import { runUndo } from '../imports/run-undo.ts';
import { importFiles } from '../imports/testing/import-files.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { getSource } from './get-source.ts';
import { listSources } from './list-sources.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ role: 'marketer' });
});
afterAll(() => test.close());

const contacts = (...names: string[]): string =>
  writeTestFile('contacts.csv', `Customer ID,First name,Email\n${names.map((name) => `${name},${name},${name}@example.org`).join('\n')}\n`);

it('counts the people a source gives now, none after its import was taken back', async () => {
  const { ctx } = test;
  const { importId } = await importFiles(ctx, [contacts('Ann', 'Bea', 'Cas')], { source: 'Web shop' });
  await importFiles(ctx, [contacts('Dan', 'Eva')], { source: 'CRM' });
  await runMirror(ctx);
  const people = async () => new Map((await listSources(ctx)).map((source) => [source.name, source.records]));
  expect(await people()).toEqual(
    new Map([
      ['CRM', 2],
      ['Web shop', 3],
    ]),
  );
  await ctx.db.import.update({ where: { id: importId }, data: { status: 'undoing' } });
  await runUndo(ctx, { importId });
  await runMirror(ctx);
  expect((await people()).get('Web shop')).toBe(0);
});

it('gives one source, and says so where there is none', async () => {
  const { ctx } = test;
  const { id } = await ctx.db.source.findFirstOrThrow({ where: { name: 'CRM' } });
  expect(await getSource(ctx, { sourceId: id })).toMatchObject({ name: 'CRM', records: 2 });
  for (const sourceId of [id + 1000, 0, 1.5, Number.NaN])
    await expect(getSource(ctx, { sourceId })).rejects.toMatchObject({ key: 'sourceNotFound' });
});
