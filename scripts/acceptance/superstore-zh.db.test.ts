import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryRows } from '../../lib/server/clickhouse/client.ts';
import { importFiles } from '../../lib/server/imports/testing/import-files.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { createTestContext, type TestContext } from '../testing/context.ts';
import { accounted, dataFile, hasData, tickingClock } from './support.ts';

/** What the header must come out as without help. */
const TARGETS = {
  '订单 ID': 'event:order_id',
  订单日期: 'event:time',
  '客户 ID': 'field:external_id',
  客户名称: 'field:full_name',
  城市: 'field:city',
  '省/自治区': 'field:state',
  国家: 'field:country',
  产品名称: 'event:product',
  销售额: 'event:amount',
  数量: 'event:quantity',
};

describe.skipIf(!hasData('superstore-zh'))('superstore-zh in GB18030 (skipped without ../shared/data/superstore-zh)', () => {
  let test: TestContext;
  let importId: number;
  beforeAll(async () => {
    test = await createTestContext({ now: tickingClock() });
    const result = await importFiles(test.ctx, [dataFile('superstore-zh', 'orders.derived.gb18030.csv')], { source: '超市' });
    expect(result).toMatchObject({ status: 'done', rowsRead: 10_000, quarantined: 0 });
    expect(accounted(result)).toBe(10_000);
    importId = result.importId;
    await refreshIndex(test.ctx);
  });
  afterAll(() => test.close());

  it('finds the encoding and maps the Chinese headers', async () => {
    const found = await test.ctx.db.import.findUniqueOrThrow({ where: { id: importId }, include: { files: true } });
    expect(found.files[0]?.dialect).toMatchObject({ encoding: 'gb18030', delimiter: ',' });
    const { columns } = found.mapping as unknown as { columns: { header: string; target: string }[] };
    expect(Object.fromEntries(columns.map(({ header, target }) => [header, target]))).toMatchObject(TARGETS);
  });

  it('changes nothing when it is imported again', async () => {
    const again = await importFiles(test.ctx, [dataFile('superstore-zh', 'orders.derived.gb18030.csv')], { source: '超市' });
    expect(again).toMatchObject({ status: 'done', created: 0, updated: 0, unchanged: 10_000, quarantined: 0 });
  });

  it('garbles nothing', async () => {
    const { rows } = await test.ctx.pool.query<{ bad: string; first: string; customers: string }>(
      `SELECT count(*) FILTER (WHERE raw::text ~ '[\\uFFFD\\u0080-\\u009F]' OR props::text ~ '\\uFFFD') AS bad,
         (array_agg(props->>'product' ORDER BY row_no))[1] AS first, count(DISTINCT record_id) AS customers FROM event`,
    );
    expect(rows[0]).toEqual({ bad: '0', first: 'Fiskars 剪刀, 蓝色', customers: '790' });
  });

  it('merges nobody on the name alone: 19 names belong to two customers each', async () => {
    const [profiles] = await queryRows<{ n: number; names: number }>(
      test.ctx.index,
      'SELECT count() AS n, uniqExact(full_name) AS names FROM profile FINAL',
    );
    expect(profiles).toEqual({ n: 790, names: 771 });
  });
});
