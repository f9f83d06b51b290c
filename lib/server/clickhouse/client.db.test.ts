import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { compile } from '../../segments/compile.ts';
import { CONDITIONS_MAX } from '../../segments/rule.ts';
import { NOW, TEST_CATALOG } from '../../segments/testing/arbitraries.ts';
import { queryRows } from './client.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

it('takes queries far beyond that of the largest rule', async () => {
  const rules = Array.from({ length: CONDITIONS_MAX }, (_, n) => ({
    kind: 'event',
    did: true,
    type: 'order',
    measure: { kind: 'count', op: 'at_least', n: n + 1 },
    window: { kind: 'last', days: 30_000 },
    where: [],
  }));
  const ready = compile({ version: 1, root: { combinator: 'or', rules } }, TEST_CATALOG, NOW);
  if (!ready.ok) throw new Error(JSON.stringify(ready.error));
  // More text and more parts than ClickHouse takes by itself (256 KiB, 50,000).
  const query = `SELECT length([${'1,'.repeat(2 * ready.value.where.length)}1]) AS n`;
  expect(query.length).toBeGreaterThan(262_144);
  expect(await queryRows(test.ctx.index, query)).toEqual([{ n: 2 * ready.value.where.length + 1 }]);
});
