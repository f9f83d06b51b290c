import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { previewImport } from './preview-import.ts';
import { importFiles } from './testing/import-files.ts';

/** Real files lie outside the project; without them these tests are skipped, visibly. */
const DATA = resolve('../shared/data');
const isHere = existsSync(DATA);
const file = (...parts: string[]): string => join(DATA, ...parts);

let test: TestContext;
let clock = Date.parse('2026-06-15T12:00:00Z');
beforeAll(async () => {
  test = await createTestContext({
    role: 'marketer',
    now: () => {
      clock += 1_000;
      return new Date(clock);
    },
  });
});
afterAll(() => test.close());

const sum = ({ created, updated, unchanged, quarantined }: Record<'created' | 'updated' | 'unchanged' | 'quarantined', number>): number =>
  created + updated + unchanged + quarantined;

describe.skipIf(!isHere)('real files', () => {
  it('takes both files of us-500, also the one with lone carriage returns', async () => {
    for (const name of ['us-500-employees.csv', 'us-500-corrupted.csv']) {
      const result = await importFiles(test.ctx, [file('us-500', name)], { source: name });
      expect(result).toMatchObject({ status: 'done', rowsRead: 500, created: 500, quarantined: 0 });
      const again = await importFiles(test.ctx, [file('us-500', name)], { source: name });
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 500 });
    }
  });

  it('accounts for every line of ten days of online-retail, and changes nothing the second time', async () => {
    const days = readdirSync(file('online-retail', 'by-day'))
      .sort()
      .slice(0, 10)
      .map((name) => file('online-retail', 'by-day', name));
    const first = await importFiles(test.ctx, days, { source: 'retail' });
    expect(first).toMatchObject({ status: 'done', updated: 0, unchanged: 0, quarantined: 0 });
    expect(await test.ctx.db.event.count({ where: { importId: first.importId } })).toBe(first.rowsRead);
    const nobody = await test.ctx.db.event.count({ where: { importId: first.importId, recordId: null } });
    expect(nobody).toBeGreaterThan(0);
    expect(nobody).toBeLessThan(first.rowsRead);
    const second = await importFiles(test.ctx, days.slice(0, 3), { source: 'retail' });
    expect(second).toMatchObject({ created: 0, updated: 0, quarantined: 0 });
    expect(sum(second)).toBe(second.rowsRead);
  });

  it('takes leads and deals of olist', async () => {
    const leads = await importFiles(test.ctx, [file('olist-funnel', 'mql.csv')], { source: 'olist mql', kind: 'leads' });
    expect(leads).toMatchObject({ status: 'done', rowsRead: 8000 });
    expect(sum(leads)).toBe(8000);
    const { rows } = await test.ctx.pool.query<{ channel: string; n: string }>(
      `SELECT props->>'channel' AS channel, count(DISTINCT props->>'lead_key') AS n FROM event WHERE import_id = $1 GROUP BY 1 ORDER BY 2 DESC LIMIT 2`,
      [leads.importId],
    );
    expect(rows).toEqual([
      { channel: 'Organic Search', n: '2296' },
      { channel: 'Paid Search', n: '1586' },
    ]);
    const deals = await importFiles(test.ctx, [file('olist-funnel', 'closed_deals.csv')], { source: 'olist deals', kind: 'leads' });
    expect(deals).toMatchObject({ status: 'done', rowsRead: 842, quarantined: 0 });
  });

  it('reads the GB18030 file of superstore-zh like its UTF-8 twin', async () => {
    const read = async (name: string): Promise<string[]> => {
      const result = await importFiles(test.ctx, [file('superstore-zh', name)], { source: name });
      expect(result).toMatchObject({ status: 'done', rowsRead: 10_000 });
      expect(sum(result)).toBe(10_000);
      const preview = await previewImport(test.ctx, { importId: result.importId });
      expect(preview.problems).toEqual([]);
      return preview.rows.map((row) => row.cells.map((cell) => cell.raw).join('|'));
    };
    expect(await read('orders.derived.gb18030.csv')).toEqual(await read('orders.derived.utf8.csv'));
  });
});
