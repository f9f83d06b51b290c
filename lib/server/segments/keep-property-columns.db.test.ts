import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { beginReset } from '../mirror/reset-index.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { withMirrorLock } from '../mirror/with-mirror-lock.ts';
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

/** The context, with the queries it asks the index. */
const watched = (): { readonly ctx: Context; readonly asked: string[] } => {
  const asked: string[] = [];
  const index = new Proxy(test.ctx.index, {
    get: (target, name: 'query') => (input: Parameters<Index['query']>[0]) => {
      asked.push(input.query);
      return target[name](input);
    },
  });
  return { ctx: { ...test.ctx, index }, asked };
};

it('looks again only when a share of the events is new, or the index was emptied', async () => {
  const add = (events: number) =>
    test.ctx.index.command({
      query: `INSERT INTO event (event_id, record_id, source_id, import_id, row_no, type, occurred_at, props_text)
        SELECT generateUUIDv4(), number, 1, 2, number, 'visit', '2025-11-10 00:00:00', map('campaign', 'spring') FROM numbers(${events})`,
    });
  const looks = async () => {
    const { ctx, asked } = watched();
    const added = await keepPropertyColumns(ctx);
    return { added, isLooking: asked.some((query) => query.includes('props_text')) };
  };
  await add(EVENTS / 50);
  expect(await looks()).toEqual({ added: 0, isLooking: false });
  await add(EVENTS / 20);
  expect(await looks()).toEqual({ added: 1, isLooking: true });
  expect(await looks()).toEqual({ added: 0, isLooking: false });
  await withMirrorLock(test.ctx, beginReset);
  await runMirror(test.ctx);
  await add(EVENTS);
  expect(await looks()).toEqual({ added: 0, isLooking: true });
});

it('takes the dictionary from a column whose values have become many', async () => {
  const before = await readPropertyColumns(test.ctx.index);
  const path = before.text.get('path') ?? '';
  expect(before.few.has(path)).toBe(true);
  await test.ctx.index.command({
    query: `INSERT INTO event (event_id, record_id, source_id, import_id, row_no, type, occurred_at, props_text)
      SELECT generateUUIDv4(), number, 1, 3, number, 'visit', '2025-12-10 00:00:00', map('path', concat('/Order/', toString(number))) FROM numbers(${EVENTS})`,
  });
  expect(await keepPropertyColumns(test.ctx)).toBe(1);
  const after = await readPropertyColumns(test.ctx.index);
  expect(after.text.get('path')).toBe(path);
  expect(after.few.has(path)).toBe(false);
  const read = () =>
    queryRows(test.ctx.index, `SELECT countIf(${path} = '/order/7') AS one, uniqExact(${path}) AS all FROM event WHERE import_id = 3`);
  expect(await read()).toEqual([{ one: 1, all: EVENTS }]);
  await test.ctx.index.command({ query: 'OPTIMIZE TABLE event FINAL' });
  expect(await read()).toEqual([{ one: 1, all: EVENTS }]);
  expect(await keepPropertyColumns(test.ctx)).toBe(0);
});
