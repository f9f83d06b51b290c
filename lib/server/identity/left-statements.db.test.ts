import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { queryRows } from '../clickhouse/client.ts';
import { withMatchLock } from './with-match-lock.ts';

let test: TestContext;
beforeEach(async () => {
  test = await createTestContext();
});
afterEach(() => test.close());

const running = async (statement = 'INSERT INTO'): Promise<number> => {
  const rows = await queryRows(
    test.ctx.index,
    `SELECT 1 FROM system.processes WHERE startsWith(query, '${statement} match_') AND current_database = currentDatabase()`,
  );
  return rows.length;
};

it('waits for what a dead run still deletes', async () => {
  const { index } = test.ctx;
  await index.command({ query: 'INSERT INTO match_touched SELECT number FROM numbers(100)' });
  const died = new AbortController();
  const left = index
    .command({
      query: 'DELETE FROM match_touched WHERE NOT ignore(sleepEachRow(0.02)) SETTINGS lightweight_deletes_sync = 2, max_block_size = 1',
      abort_signal: died.signal,
    })
    .catch((error: unknown) => error);
  const deleting = () => running('DELETE FROM');
  await expect.poll(deleting, { timeout: 20_000 }).toBe(1);
  died.abort();
  await left;
  expect(await withMatchLock(test.ctx, deleting)).toBe(0);
});

it('ends what a dead run still writes before the next one begins', async () => {
  const { index } = test.ctx;
  const died = new AbortController();
  const left = index
    .command({
      query: `INSERT INTO match_touched SELECT toUInt32(number + sleepEachRow(0.05)) FROM numbers(400) SETTINGS max_block_size = 10`,
      abort_signal: died.signal,
    })
    .catch((error: unknown) => error);
  await expect.poll(running, { timeout: 20_000 }).toBe(1);
  died.abort();
  await left;
  expect(await running()).toBe(1);
  const found = await withMatchLock(test.ctx, async () => {
    const stillRunning = await running();
    await index.command({ query: 'TRUNCATE TABLE match_touched' });
    return stillRunning;
  });
  expect(found).toBe(0);
  expect(await queryRows(index, 'SELECT count() AS n FROM match_touched')).toEqual([{ n: 0 }]);
});
