import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import { readProfileConsents } from '../profiles/read-profile-consents.ts';
import { runImport } from './run-import.ts';
import { runUndo } from './run-undo.ts';
import { importFiles } from './testing/import-files.ts';

let test: TestContext;
let day = 0;
/** Every import is of another day, from the second of January on. */
const tick = (): Date => new Date(Date.UTC(2026, 0, 2 + Math.floor(day)));

beforeEach(async () => {
  day = 0;
  test = await createTestContext({ role: 'marketer', now: tick });
});
afterEach(() => test.close());

const COLUMNS = ['field:external_id', 'field:city', 'consent:email_status', 'consent:time'].map((target, column) => ({
  column,
  header: ['Id', 'City', 'Newsletter', 'Since'][column] ?? '',
  target,
}));

/** Imports a line about one customer, each a day later than the one before. */
const tell = async (line: string): Promise<Awaited<ReturnType<typeof importFiles>>> => {
  day += 1;
  return importFiles(test.ctx, [writeTestFile('crm.csv', `Id,City,Newsletter,Since\n${line}\n`)], {
    source: 'crm',
    mapping: { kind: 'people', columns: COLUMNS },
  });
};

const stored = async (): Promise<string[]> => {
  const rows = await test.ctx.db.consent.findMany({ orderBy: { occurredAt: 'asc' } });
  return rows.map((row) => `${row.occurredAt.toISOString().slice(0, 10)} ${row.timed ? 'timed' : 'import'} ${row.granted}`);
};

const isGranted = async (): Promise<boolean | undefined> => {
  const record = await test.ctx.db.record.findFirstOrThrow();
  return (await readProfileConsents(test.ctx.pool, [record.id]))[0]?.granted;
};

it('knows statements with a time from those without, which are news only when something else was said since', async () => {
  await tell('C1,Rome,no,');
  expect(await tell('C1,Rome,no,')).toMatchObject({ unchanged: 1 });
  expect(await stored()).toEqual(['2026-01-03 import false']);
  await tell('C1,Rome,yes,2026-01-04');
  expect(await isGranted()).toBe(true);
  await tell('C1,Rome,no,');
  expect(await stored()).toEqual(['2026-01-03 import false', '2026-01-04 timed true', '2026-01-06 import false']);
  expect(await isGranted()).toBe(false);
});

it('takes no grant without a time for an answer to a refusal with one', async () => {
  await tell('C1,Rome,yes,');
  await tell('C1,Rome,no,2026-01-01');
  expect(await isGranted()).toBe(false);
  await tell('C1,Milan,yes,');
  expect(await isGranted()).toBe(false);
  await tell('C1,Milan,yes,2026-01-05');
  expect(await isGranted()).toBe(true);
});

it('keeps what a later file says too when an earlier one is taken back', async () => {
  const first = await tell('C1,Rome,no,');
  const second = await tell('C1,Milan,no,');
  expect(second).toMatchObject({ updated: 1, unchanged: 0 });
  await test.ctx.db.import.update({ where: { id: first.importId }, data: { status: 'undoing' } });
  const { rerun } = await runUndo(test.ctx, { importId: first.importId });
  for (const importId of rerun) await runImport(test.ctx, { importId });
  expect(await isGranted()).toBe(false);
});

it('leaves a later import alone whose file is gone', async () => {
  const first = await tell('C1,Rome,no,');
  const second = await tell('C1,Rome,no,2026-01-01');
  const [upload] = await test.ctx.db.upload.findMany({ where: { files: { some: { importId: second.importId } } } });
  rmSync(join(test.ctx.dataDir, upload?.path ?? ''));
  await test.ctx.db.import.update({ where: { id: first.importId }, data: { status: 'undoing' } });
  expect(await runUndo(test.ctx, { importId: first.importId })).toEqual({ rerun: [] });
  expect(await stored()).toEqual(['2026-01-01 timed false']);
});
