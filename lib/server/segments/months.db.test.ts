import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import type { Node, Window } from '../../segments/rule.ts';
import { NOW, TEST_CATALOG } from '../../segments/testing/arbitraries.ts';
import { queryRows } from '../clickhouse/client.ts';
import { soundRule } from './testing/share-query.ts';

let test: TestContext;

/** Events of each type, one an hour up to now: eleven years. */
const HOURS = 100_000;
const TYPES = ['order', 'lead'];
const MONTH: Window = { kind: 'last', days: 30 };

beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await test.ctx.index.command({
    query: `INSERT INTO event (event_id, record_id, source_id, import_id, row_no, type, occurred_at, amount, quantity)
      SELECT generateUUIDv4(cityHash64(number, type)), 1 + number % 100, 1, 1, number, type, fromUnixTimestamp64Milli(${NOW} - toInt64(number) * 3600000, 'UTC'), 1, nan
      FROM numbers(${HOURS}) ARRAY JOIN ['${TYPES.join("', '")}'] AS type`,
  });
});
afterAll(() => test.close());

/** Rows that the engine sets out to read for the sets of people of one condition. */
const rowsOf = async (condition: Node): Promise<number> => {
  const ready = soundRule({ version: 1, root: { combinator: 'and', rules: [condition] } }, TEST_CATALOG);
  const rows = await Promise.all(
    ready.sets.map(({ sql }) => queryRows<{ rows: number }>(test.ctx.index, `EXPLAIN ESTIMATE ${sql}`, { ...ready.params })),
  );
  return rows.flat().reduce((sum, row) => sum + Number(row.rows), 0);
};

const ordered = (window: Window): Node => ({
  kind: 'event',
  did: true,
  type: 'order',
  measure: { kind: 'count', op: 'at_least', n: 3 },
  window,
  where: [],
});

it('reads all months of a whole history', async () => {
  expect(await rowsOf(ordered({ kind: 'ever' }))).toBeGreaterThanOrEqual(HOURS);
});

it.each<[string, Node]>([
  ['a window', ordered(MONTH)],
  ['a time that is over', ordered({ kind: 'between', from: '2010-01-01', to: '2010-02-01' })],
  [
    'a sequence of two types',
    {
      kind: 'sequence',
      did: true,
      window: MONTH,
      steps: TYPES.map((type) => ({ type, where: [] })),
    },
  ],
  ['a rank', { kind: 'top', n: 5, order: 'highest', in: true, by: { type: 'order', fn: 'count', window: MONTH, where: [] } }],
])('reads only the months of %s', async (_, condition) => {
  expect(await rowsOf(condition)).toBeLessThan(HOURS / 4);
});
