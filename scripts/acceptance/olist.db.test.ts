import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadReport } from '../../lib/server/campaigns/lead-report.ts';
import { importFiles } from '../../lib/server/imports/testing/import-files.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { createTestContext, type TestContext } from '../testing/context.ts';
import { dataFile, hasData, tickingClock } from './support.ts';

/** Leads by origin and deals won by origin, as counted in the files themselves. */
const GOLDEN = {
  'Organic Search': [2296, 271],
  'Paid Search': [1586, 195],
  Social: [1350, 75],
  Unknown: [1099, 179],
  'Direct Traffic': [559, 70],
  Email: [493, 15],
  Referral: [284, 24],
  Other: [150, 4],
  Display: [118, 6],
  'Other Publicities': [65, 3],
};

describe.skipIf(!hasData('olist-funnel'))('the Olist funnel (skipped without ../shared/data/olist-funnel)', () => {
  let test: TestContext;
  beforeAll(async () => {
    test = await createTestContext({ now: tickingClock() });
  });
  afterAll(() => test.close());

  const importBoth = async (leads: string, deals: string): Promise<void> => {
    const first = await importFiles(test.ctx, [dataFile('olist-funnel', 'mql.csv')], { source: leads });
    expect(first).toMatchObject({ status: 'done', rowsRead: 8000, created: 8000 });
    const second = await importFiles(test.ctx, [dataFile('olist-funnel', 'closed_deals.csv')], { source: deals });
    expect(second).toMatchObject({ status: 'done', rowsRead: 842, created: 842 });
    await refreshIndex(test.ctx);
  };

  const expectGolden = async (): Promise<void> => {
    const report = await leadReport(test.ctx);
    expect(Object.fromEntries(report.byChannel.map((row) => [row.channel, [row.leads, row.customers]]))).toEqual(GOLDEN);
    expect(report.totals).toMatchObject({ leads: 8000, customers: 842 });
    expect(report.extent).toEqual({ first: '2017-06-14', last: '2018-05-31' });
  };

  it('equals the golden counts when both files are one source', async () => {
    await importBoth('Olist', 'Olist');
    await expectGolden();
  });

  it('equals them still when the files come again as two sources', async () => {
    await importBoth('Olist leads', 'Olist deals');
    await expectGolden();
  });
});
