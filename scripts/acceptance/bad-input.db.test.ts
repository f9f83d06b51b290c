import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../lib/core/errors.ts';
import { createDraftImport } from '../../lib/server/imports/create-draft-import.ts';
import { dryRunImport } from '../../lib/server/imports/dry-run-import.ts';
import { queueImport } from '../../lib/server/imports/queue-import.ts';
import { runImport } from '../../lib/server/imports/run-import.ts';
import { clearImports, contentOf } from '../../lib/server/imports/testing/import-files.ts';
import { finishUpload } from '../../lib/server/uploads/finish-upload.ts';
import { openUpload } from '../../lib/server/uploads/open-upload.ts';
import { registerLocalFile } from '../../lib/server/uploads/register-local-file.ts';
import { createTestContext, type TestContext } from '../testing/context.ts';
import { writeTestFile } from '../testing/write-test-file.ts';
import { accounted, tickingClock } from './support.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ role: 'marketer', now: tickingClock() });
});
afterAll(() => test.close());
beforeEach(() => clearImports(test.ctx));

const messages = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(resolve('messages'), locale, 'errors.json'), 'utf8')) as Record<string, string>;
const [english, chinese] = [messages('en'), messages('zh-CN')];

interface Outcome {
  /** Key of the message, or 'done'. */
  readonly key: string;
  /** Where it was found out. */
  readonly stage: 'upload' | 'draft' | 'mapping' | 'run' | 'none';
  readonly counts?: { rowsRead: number; created: number; updated: number; unchanged: number; quarantined: number };
}

const keyOf = (error: unknown): string => {
  if (!(error instanceof AppError)) throw error;
  return error.key;
};

/** What a person meets who uploads the file, looks at its dry run and imports it. The dry run must say what the import then does. */
const tryFile = async (path: string): Promise<Outcome> => {
  const { ctx } = test;
  let stage: Outcome['stage'] = 'upload';
  let importId = 0;
  let dryRun: unknown = null;
  try {
    const uploadId = await registerLocalFile(ctx, path);
    stage = 'draft';
    ({ importId } = await createDraftImport(ctx, { uploadIds: [uploadId], sourceName: path }));
    dryRun = await dryRunImport(ctx, { importId }).catch(keyOf);
    stage = 'mapping';
    await queueImport(ctx, { importId });
  } catch (error) {
    return { key: keyOf(error), stage };
  }
  const { status, ...counts } = await runImport(ctx, { importId });
  if (status === 'done') {
    expect(dryRun).toMatchObject(counts);
    return { key: 'done', stage: 'none', counts };
  }
  const { error } = await ctx.db.import.findUniqueOrThrow({ where: { id: importId } });
  const { key } = error as unknown as { key: string };
  expect({ status, counts: accounted(counts), dryRun }).toEqual({ status: 'failed', counts: 0, dryRun: key });
  return { key, stage: 'run' };
};

const HEADER = 'Customer ID,First name,Last name,Email,City\n';
const person = (n: number): string => `C${n},Ann${n},Rossi,ann${n}@example.org,Rome\n`;
const people = (count: number): string => HEADER + Array.from({ length: count }, (_, n) => person(n)).join('');
/** More than the 1 MB looked at to find the encoding. */
const MANY = people(40_000);

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const broken = (bytes: readonly number[]): Buffer => Buffer.concat([Buffer.from(MANY), Buffer.from(bytes), Buffer.from(person(1))]);
/** An .xlsx begins like any zip. */
const XLSX = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), Buffer.from('[Content_Types].xml'), Buffer.alloc(2_000, 7)]);

describe('files that cannot be imported', () => {
  it.each<[string, string | Uint8Array, string, Outcome['stage']]>([
    ['empty.csv', '', 'fileEmpty', 'upload'],
    ['blank.csv', ' \r\n\r\n', 'fileEmpty', 'draft'],
    ['only-mark.csv', Buffer.from([0xef, 0xbb, 0xbf]), 'fileEmpty', 'draft'],
    ['header-only.csv', HEADER, 'fileHeaderOnly', 'draft'],
    ['pdf.csv', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'fileIsBinary', 'draft'],
    ['xlsx.csv', XLSX, 'fileIsExcel', 'draft'],
    ['nul-at-start.csv', `${HEADER}C1,Ann\0,Rossi,ann@example.org,Rome\n`, 'fileHasNulBytes', 'draft'],
    ['nul-late.csv', `${MANY}C1,Ann\0,Rossi,ann@example.org,Rome\n`, 'fileBinary', 'run'],
    ['invalid-utf8-late.csv', broken([0x43, 0xff, 0xfe, 0x2c]), 'encodingWrong', 'run'],
    ['cut-in-a-letter.csv', Buffer.concat([Buffer.from(MANY), Buffer.from('C9,Zoë', 'utf8').subarray(0, -1)]), 'encodingWrong', 'run'],
    ['gb18030-late.csv', broken([0x43, 0x39, 0x2c, 0xcd, 0xf5, 0x2c]), 'encodingWrong', 'run'],
    ['quote-to-the-end.csv', `${people(20)}C1,"Ann,Rossi,ann@example.org,Rome\n${person(2)}`, 'quoteNotClosed', 'draft'],
    ['quote-to-the-end-late.csv', `${MANY}C1,"Ann,Rossi,ann@example.org,Rome\n${person(2)}`, 'quoteNotClosed', 'run'],
    ['quote-over-megabytes.csv', `${people(3_000)}C1,"Ann,Rossi,a@example.org,Rome\n${MANY}`, 'recordTooLong', 'run'],
    ['no-identifier.csv', 'Colour,Size,Weight\nred,1,2\nblue,3,4\ngreen,5,6\n', 'mappingNoIdentifier', 'mapping'],
    ['ann.json', `[${JSON.stringify({ name: 'Ann', email: 'ann@example.org' })}]\n`.repeat(1), 'fileHeaderOnly', 'draft'],
  ])('%s', async (name, content, key, stage) => {
    expect(await tryFile(writeTestFile(name, content))).toEqual({ key, stage });
    expect(english[key], `English message ${key}`).toBeTruthy();
    expect(chinese[key], `Chinese message ${key}`).toBeTruthy();
    expect(await contentOf(test.ctx)).toEqual([]);
  });

  it('names the line in which a row with an open quote begins', async () => {
    const path = writeTestFile(
      'quote.csv',
      `${people(3)}C8,"Ann\nMaria",Rossi,a@example.org,Rome\nC9,"Ann,Rossi,ann@example.org,Rome\n${person(2)}`,
    );
    const uploadId = await registerLocalFile(test.ctx, path);
    const line = people(3).split('\n').length + 2;
    await expect(createDraftImport(test.ctx, { uploadIds: [uploadId], sourceName: 'quote' })).rejects.toMatchObject({
      key: 'quoteNotClosed',
      values: { name: 'quote.csv', line },
    });
  });

  it.each([
    ['at the start', '', 'draft'],
    ['behind good rows', MANY, 'run'],
  ])('a single line of 300 MB %s, in little memory', async (_where, before, stage) => {
    const path = writeTestFile('line.csv', before);
    const file = openSync(path, 'a');
    const chunk = 'x'.repeat(10_000_000);
    for (let n = 0; n < 30; n += 1) writeSync(file, chunk);
    closeSync(file);
    const uploaded = process.memoryUsage.rss();
    const outcome = await tryFile(path);
    const grownMb = (process.memoryUsage.rss() - uploaded) / 1e6;
    expect(outcome).toEqual({ key: 'fileLineTooLong', stage });
    expect(grownMb).toBeLessThan(200);
    expect(await contentOf(test.ctx)).toEqual([]);
  });

  it('an upload that was cut in the middle', async () => {
    const { ctx } = test;
    const path = writeTestFile('whole.csv', people(100));
    const id = await registerLocalFile(ctx, path);
    const { path: stored, sizeBytes } = await ctx.db.upload.findUniqueOrThrow({ where: { id } });
    const cut = '00000000-0000-4000-8000-000000000001';
    await openUpload(ctx, { id: cut, fileName: 'whole.csv', sizeBytes: Number(sizeBytes) + 10 });
    await ctx.db.upload.update({ where: { id: cut }, data: { path: stored } });
    await expect(finishUpload(ctx, cut)).rejects.toMatchObject({ key: 'uploadCut', values: { received: Number(sizeBytes) } });
    await expect(createDraftImport(ctx, { uploadIds: [cut], sourceName: 'cut' })).rejects.toMatchObject({ key: 'uploadUnfinished' });
    for (const key of ['uploadCut', 'uploadUnfinished']) expect([english[key], chinese[key]]).not.toContain(undefined);
  });
});

describe('untidy files that can be imported', () => {
  const done = async (name: string, content: string | Uint8Array): Promise<NonNullable<Outcome['counts']>> => {
    const { key, counts } = await tryFile(writeTestFile(name, content));
    expect(key).toBe('done');
    if (!counts) throw new Error('no counts');
    expect(accounted(counts)).toBe(counts.rowsRead);
    return counts;
  };
  const names = async (): Promise<string[]> =>
    (await test.ctx.pool.query<{ name: string }>(`SELECT traits->>'given_name' AS name FROM record_version ORDER BY record_id`)).rows.map(
      (row) => row.name,
    );

  it('ragged rows: too many or far too few cells are quarantined with their raw text, the others stay', async () => {
    const text = `${HEADER}${person(1)}C2,Bo,Li,bo@example.org,Rome,x,y\nC3\n${person(4)}C5,Cy,Day,cy@example.org\nC6,Di,Eck,di@example.org,Rome,,\n`;
    expect(await done('ragged.csv', text)).toMatchObject({ rowsRead: 6, created: 4, quarantined: 2 });
    const rows = await test.ctx.db.quarantine.findMany({ orderBy: { rowNo: 'asc' } });
    expect(rows.map(({ rowNo, raw, code }) => [rowNo, raw, code])).toEqual([
      [2, 'C2,Bo,Li,bo@example.org,Rome,x,y', 'cells_too_many'],
      [3, 'C3', 'cells_too_few'],
    ]);
  });

  it('repeated and blank headers get names of their own', async () => {
    expect(
      await done('headers.csv', 'Email,Email,,Name,\na@example.org,b@example.org,x,Ann Rossi,y\nc@example.org,,x,Bo Li,y\n'),
    ).toMatchObject({ created: 2 });
    const { header } = await test.ctx.db.importFile.findFirstOrThrow();
    expect(new Set(header).size).toBe(5);
    expect(header).not.toContain('');
  });

  it.each<[string, (text: string) => Uint8Array]>([
    ['UTF-16 without byte order mark', utf16],
    ['UTF-16 with byte order mark', (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(text)])],
    ['UTF-8 with byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
  ])('%s', async (_what, encode) => {
    expect(
      await done('encoded.csv', encode(`${HEADER}C1,Zoë,Rossi,zoe@example.org,Köln\nC2,王,小明,wang@example.org,北京\n`)),
    ).toMatchObject({ created: 2 });
    expect(await names()).toContain('Zoë');
  });

  it.each([
    ['\r', 'lone carriage returns'],
    ['\r\n', 'CRLF'],
    ['\n', 'LF'],
  ])('line ends %j with any last one: no row that is not there', async (end) => {
    for (const last of ['', '\r', '\n', '\r\n', '\n\n', '\r\r\n', '\n \n']) {
      await clearImports(test.ctx);
      const lines = [HEADER.trim(), person(1).trim(), person(2).trim(), person(3).trim()];
      const { key, counts } = await tryFile(writeTestFile('ends.csv', lines.join(end) + last));
      expect({ last, key, rows: counts?.created }).toEqual({ last, key: 'done', rows: 3 });
    }
  });
});
