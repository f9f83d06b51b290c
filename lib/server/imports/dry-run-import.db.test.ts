import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { writeTestFile } from '../../../scripts/testing/write-test-file.ts';
import { createPool } from '../db/client.ts';
import { registerLocalFile } from '../uploads/register-local-file.ts';
import { createDraftImport } from './create-draft-import.ts';
import { dryRunImport } from './dry-run-import.ts';

const ROWS = 20_000;

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ role: 'marketer' });
});
afterAll(() => test.close());

it('leaves the connections of the process to others while it reads', async () => {
  const rows = Array.from({ length: ROWS }, (_, n) => `ann${n}@example.org,Ann\n`);
  const uploadId = await registerLocalFile(test.ctx, writeTestFile('people.csv', `Email,First name\n${rows.join('')}`));
  const { importId } = await createDraftImport(test.ctx, { uploadIds: [uploadId], sourceName: 'CRM' });
  const pool = createPool(test.databaseUrl, 1);
  const order: string[] = [];
  const others: Promise<unknown>[] = [];
  let asked = 0;
  pool.on('acquire', () => {
    asked += 1;
    // The first is asked before any row is read.
    if (asked === 2) others.push(pool.query('SELECT 1').then(() => order.push('other')));
  });
  const { created } = await dryRunImport({ ...test.ctx, pool }, { importId });
  order.push('dry run');
  await Promise.all(others);
  expect(created).toBe(ROWS);
  expect(order).toEqual(['other', 'dry run']);
  await pool.end();
});
