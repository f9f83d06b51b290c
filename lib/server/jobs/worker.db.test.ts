import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import { getHealth } from '../health/get-health.ts';
import { runUndo } from '../imports/run-undo.ts';
import { queueFiles } from '../imports/testing/import-files.ts';
import { undoImport } from '../imports/undo-import.ts';
import { refreshIndex } from '../rebuild/refresh-index.ts';
import { enqueueImport } from './enqueue-import.ts';
import { getSender } from './get-sender.ts';
import { getWorkState } from './get-work-state.ts';
import { startWorker, type Worker } from './start-worker.ts';

let test: TestContext;
let worker: Worker;
beforeAll(async () => {
  test = await createTestContext({ now: () => new Date() });
  worker = await startWorker(test.ctx, test.databaseUrl);
});
afterAll(async () => {
  await worker.stop(1_000);
  await test.close();
});

const PEOPLE = 'Customer ID,First name,Last name,Email,City\n';
const statusOf = async (id: number): Promise<string | undefined> => (await test.ctx.db.import.findUnique({ where: { id } }))?.status;
const profiles = async (): Promise<number> => {
  const result = await test.ctx.index.query({ query: 'SELECT count() AS total FROM profile FINAL', format: 'JSONEachRow' });
  return (await result.json<{ total: number }>())[0]?.total ?? -1;
};

it('runs an import once, indexes it, and takes it back', async () => {
  const { ctx } = test;
  const file = writeTestFile('crm.csv', `${PEOPLE}C1,Ann,Rossi,ann@example.org,Rome\nC2,Bo,Li,bo@example.org,Milan\n`);
  const importId = await queueFiles(ctx, [file], { source: 'crm' });
  await enqueueImport(ctx, importId);
  await enqueueImport(ctx, importId);
  expect(await getWorkState(ctx)).toMatchObject({ importing: true });
  await expect.poll(() => statusOf(importId), { timeout: 20_000 }).toBe('done');
  await expect.poll(() => getWorkState(ctx), { timeout: 20_000 }).toEqual({ importing: false, indexing: true });
  await expect.poll(profiles, { timeout: 20_000 }).toBe(2);
  await expect.poll(() => getWorkState(ctx), { timeout: 20_000 }).toEqual({ importing: false, indexing: false });
  const boss = await getSender(ctx.pool);
  expect(await boss.findJobs('import', {})).toHaveLength(1);
  for (const wrong of [{}, { importId: { gt: 0 } }, { importId: null }]) await expect(undoImport(ctx, wrong as never)).rejects.toThrow();
  expect(await statusOf(importId)).toBe('done');
  await undoImport(ctx, { importId });
  await expect.poll(() => statusOf(importId), { timeout: 20_000 }).toBe('undone');
  await expect.poll(profiles, { timeout: 20_000 }).toBe(0);
}, 60_000);

it('leaves profiles as they are until what an undo set back has been read again', async () => {
  const { ctx } = test;
  const file = (city: string): string =>
    writeTestFile('list.csv', `${PEOPLE}C1,Ann,Rossi,ann@example.org,${city}\nC2,Bo,Li,bo@example.org,Rome\n`);
  const run = async (city: string): Promise<number> => {
    const importId = await queueFiles(ctx, [file(city)], { source: 'list' });
    await enqueueImport(ctx, importId);
    await expect.poll(() => statusOf(importId), { timeout: 20_000 }).toBe('done');
    return importId;
  };
  const [first, second] = [await run('Rome'), await run('Milan')];
  await expect.poll(() => getWorkState(ctx), { timeout: 20_000 }).toEqual({ importing: false, indexing: false });
  expect(await profiles()).toBe(2);
  await worker.stop(1_000);
  await ctx.db.import.update({ where: { id: first }, data: { status: 'undoing' } });
  expect(await runUndo(ctx, { importId: first })).toEqual({ rerun: [second] });
  await refreshIndex(ctx);
  expect(await profiles()).toBe(2);
  worker = await startWorker(ctx, test.databaseUrl);
  await enqueueImport(ctx, second);
  await expect.poll(() => statusOf(second), { timeout: 20_000 }).toBe('done');
  await expect.poll(() => getWorkState(ctx), { timeout: 20_000 }).toEqual({ importing: false, indexing: false });
  expect(await ctx.db.record.count()).toBeGreaterThan(0);
  expect(await profiles()).toBe(2);
}, 90_000);

it('tells its state, in detail only to people who are signed in', async () => {
  const health = await getHealth({ ...test.ctx });
  expect(health).toMatchObject({
    up: true,
    details: { postgres: { up: true }, clickhouse: { up: true }, worker: { up: true }, mirror: { rows: 0, seconds: 0 } },
  });
  expect(await getHealth({ ...test.ctx, actor: null })).toEqual({ up: true, details: null });
});
