import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryRows } from '../../lib/server/clickhouse/client.ts';
import { importFiles } from '../../lib/server/imports/testing/import-files.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { createTestContext, type TestContext } from '../testing/context.ts';
import { accounted, dataFile, hasData, tickingClock } from './support.ts';

/** All 305 days take minutes (`npm run bench:retail` checks them); the first 60 show the same. Counted in the files themselves. */
const DAYS = 60;
const GOLDEN = { rows: 95_054, nobody: 33_643, customers: 1_610 };

describe.skipIf(!hasData('online-retail'))('order lines of online-retail (skipped without ../shared/data/online-retail)', () => {
  let test: TestContext;
  let days: string[];
  beforeAll(async () => {
    test = await createTestContext({ now: tickingClock() });
    days = readdirSync(dataFile('online-retail', 'by-day'))
      .sort()
      .slice(0, DAYS)
      .map((name) => dataFile('online-retail', 'by-day', name));
  });
  afterAll(() => test.close());

  const eventCounts = async (): Promise<Record<string, unknown> | undefined> =>
    (
      await queryRows<Record<string, unknown>>(
        test.ctx.index,
        `SELECT count() AS rows, countIf(record_id = 0) AS nobody, uniqExactIf(record_id, record_id > 0) AS customers FROM event`,
      )
    )[0];

  it('accounts for every line: one event each, equal ones too, and lines without a customer kept for nobody', async () => {
    const result = await importFiles(test.ctx, days, { source: 'Online retail' });
    expect(result).toMatchObject({ status: 'done', rowsRead: GOLDEN.rows, created: GOLDEN.rows, unchanged: 0, quarantined: 0 });
    await refreshIndex(test.ctx);
    const { rows, nobody, customers } = GOLDEN;
    expect(await eventCounts()).toEqual({ rows, nobody, customers });
    const [profiles] = await queryRows<{ n: number }>(test.ctx.index, 'SELECT count() AS n FROM profile FINAL');
    expect(profiles?.n).toBe(customers);
  }, 240_000);

  it('changes nothing when three of the days come again', async () => {
    const again = await importFiles(test.ctx, days.slice(10, 13), { source: 'Online retail' });
    expect(again).toMatchObject({ created: 0, updated: 0, quarantined: 0 });
    expect(accounted(again)).toBe(again.rowsRead);
    await refreshIndex(test.ctx);
    expect(await eventCounts()).toMatchObject({ rows: GOLDEN.rows, customers: GOLDEN.customers });
  }, 60_000);
});
