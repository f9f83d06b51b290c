import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { readPropertyColumns } from './index-names.ts';
import { keepPropertyColumns } from './keep-property-columns.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

/** Events of ten months, as many in each: more than a sample takes of any of them. */
const EVENTS = 400_000;
const MONTH = 40_000;

it('takes its sample from old and new events, and from all records', async () => {
  await test.ctx.index.command({
    query: `INSERT INTO event (event_id, record_id, source_id, import_id, row_no, type, occurred_at, amount, quantity, currency, props_text, props_number)
      WITH intDiv(number, ${MONTH}) AS month, number % ${MONTH} AS record
      SELECT toUUID(concat('00000000-0000-4000-8000-', leftPad(toString(number), 12, '0'))), record, 1, 1, number, 'visit',
        addMonths(toDateTime64('2025-01-10 00:00:00', 3, 'UTC'), month), nan, nan, '',
        mapFilter((k, v) -> v != '', map('path', concat('/', toString(number % 7)), 'former', if(month = 0, 'x', ''), 'latest', if(month = 9, 'y', ''),
          'latest of few', if(month = 9 AND record BETWEEN 18000 AND 22000, 'z', ''), 'code', if(month < 5, 'none', toString(number)))),
        if(month = 9, map('seconds', toFloat64(record)), map())
      FROM numbers(${EVENTS})`,
    clickhouse_settings: { max_insert_threads: '1' },
  });
  await keepPropertyColumns(test.ctx);
  const { text, number, few } = await readPropertyColumns(test.ctx.index);
  expect([...text.keys()].sort()).toEqual(['code', 'former', 'latest', 'latest of few', 'path']);
  expect([...number.keys()]).toEqual(['seconds']);
  // Codes have one value in old events and many in newer ones.
  expect([...text].filter(([, column]) => few.has(column)).map(([property]) => property)).not.toContain('code');
  expect(few.has(text.get('path') ?? '')).toBe(true);
  expect(await keepPropertyColumns(test.ctx)).toBe(0);
});
