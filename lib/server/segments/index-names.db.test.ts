import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { type IndexNames, readIndexNames, readPropertyColumns } from './index-names.ts';
import { keepPropertyColumns } from './keep-property-columns.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

const addOrders = (from: number, count: number, values: string): Promise<unknown> =>
  test.ctx.index.command({
    query: `INSERT INTO event (event_id, record_id, source_id, import_id, row_no, type, occurred_at, amount, quantity, currency, props_text)
      SELECT generateUUIDv4(), number % 1000 + 1, 1, 1, number, 'order', toDateTime64('2026-01-01 00:00:00', 3, 'UTC'), 1, 1, ${values}
      FROM numbers(${from}, ${count})`,
  });

const fewNow = async (known: IndexNames | null = null) => {
  const names = await readIndexNames(test.ctx.index, known);
  const { text, few } = names.columns;
  return { names, few: ['currency', ...text.keys()].filter((property) => few.has(text.get(property) ?? property)).sort() };
};

it('calls few what has few values now, whatever it had when its column was made', { timeout: 300_000 }, async () => {
  await addOrders(0, 600, `'EUR', map('order_no', concat('N', toString(number)))`);
  await addOrders(600, 2000, `'EUR', map('basket', toString(number % 3))`);
  await keepPropertyColumns(test.ctx);
  const columns = await readPropertyColumns(test.ctx.index);
  // Six hundred of six hundred: nobody knows how many there will be, but few they are not.
  expect(columns.few.has(columns.text.get('order_no') ?? '')).toBe(false);
  expect(columns.few.has(columns.text.get('basket') ?? '')).toBe(true);
  const first = await fewNow();
  expect(first.few).toEqual(['basket', 'currency']);
  await addOrders(10_000, 60_000, `'EUR', map('basket', toString(number))`);
  const second = await fewNow(first.names);
  expect(second.few).toEqual(['currency']);
  await addOrders(100_000, 60_000, `concat('C', toString(number)), map('basket', '1')`);
  expect((await fewNow(second.names)).few).toEqual([]);
});
