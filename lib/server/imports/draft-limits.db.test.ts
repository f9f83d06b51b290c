import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import { COLUMNS_MAX } from '../../ingest/mapping.ts';
import type { Context } from '../context.ts';
import { registerLocalFile } from '../uploads/register-local-file.ts';
import { cancelImport } from './cancel-import.ts';
import { changeDialect } from './change-dialect.ts';
import { createDraftImport } from './create-draft-import.ts';
import { getImport } from './get-import.ts';

let test: TestContext;
let ann: Context;
let bob: Context;

beforeAll(async () => {
  test = await createTestContext();
  const as = async (name: string): Promise<Context> => {
    const { id } = await test.ctx.db.user.create({ data: { email: `${name}@example.org`, name, role: 'marketer' } });
    return { ...test.ctx, actor: { userId: id, name, role: 'marketer' } };
  };
  [ann, bob] = [await as('ann'), await as('bob')];
});
afterAll(() => test.close());

const upload = (ctx: Context, text: string): Promise<string> => registerLocalFile(ctx, writeTestFile('file.csv', text));
const wide = (columns: number): string => {
  const cells = Array.from({ length: columns }, (_, i) => `c${i}`).join(',');
  return `${cells}\n${cells}\n`;
};
const PEOPLE = 'Email,City\nann@example.org,Rome\nbo@example.org,Milan\n';

it('makes no draft of a file with too many columns, and says so', async () => {
  const draft = createDraftImport(ann, { uploadIds: [await upload(ann, wide(COLUMNS_MAX + 1))], sourceName: 'wide' });
  await expect(draft).rejects.toMatchObject({ key: 'tooManyColumns', values: { columns: COLUMNS_MAX + 1, max: COLUMNS_MAX } });
  expect(await test.ctx.db.import.count()).toBe(0);
  const { importId } = await createDraftImport(ann, { uploadIds: [await upload(ann, wide(COLUMNS_MAX))], sourceName: 'wide' });
  expect((await getImport(ann, { importId })).mapping.columns).toHaveLength(COLUMNS_MAX);
});

it('still opens and cancels a draft that has more', async () => {
  const { importId } = await createDraftImport(ann, { uploadIds: [await upload(ann, PEOPLE)], sourceName: 'old' });
  const columns = Array.from({ length: 3000 }, (_, column) => ({ column, header: `c${column}`, target: 'custom:__proto__' }));
  await test.ctx.db.import.update({ where: { id: importId }, data: { mapping: { kind: 'people', columns } } });
  expect(await getImport(ann, { importId })).toMatchObject({ status: 'draft' });
  await cancelImport(ann, { importId });
  expect(await getImport(ann, { importId })).toMatchObject({ status: 'cancelled' });
});

it('makes drafts of own uploads only, an admin of all', async () => {
  const uploadId = await upload(ann, PEOPLE);
  await expect(createDraftImport(bob, { uploadIds: [uploadId], sourceName: 'x' })).rejects.toMatchObject({ key: 'uploadNotFound' });
  await createDraftImport(ann, { uploadIds: [uploadId], sourceName: 'x' });
  await createDraftImport(test.ctx, { uploadIds: [uploadId], sourceName: 'x' });
});

it('refuses ways of reading that cannot be', async () => {
  const { importId } = await createDraftImport(ann, { uploadIds: [await upload(ann, PEOPLE)], sourceName: 'y' });
  const change = (dialect: object) => changeDialect(ann, { importId, dialect });
  await expect(change({ delimiter: '"' })).rejects.toMatchObject({ key: 'delimiterIsQuote' });
  await expect(change({ quote: ',' })).rejects.toMatchObject({ key: 'delimiterIsQuote' });
  for (const dialect of [{ delimiter: '\n' }, { delimiter: '\0' }, { quote: '\r' }, { encoding: 'bogus' }])
    await expect(change(dialect)).rejects.toMatchObject({ name: 'ZodError' });
  await change({ encoding: 'windows-1252', delimiter: ';' });
});
