import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { CONDITIONS_MAX } from '../../segments/rule.ts';
import { NOW } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import { previewSegment } from '../segments/preview-segment.ts';
import { fillIndex } from '../segments/testing/fill-index.ts';
import { queryRows } from './client.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
});
afterAll(() => test.close());

it('takes queries of more text and more parts than ClickHouse does by itself', async () => {
  const parts = 150_000;
  expect(await queryRows(test.ctx.index, `SELECT length([${'1,'.repeat(parts)}1]) AS n`)).toEqual([{ n: parts + 1 }]);
});

it('runs a rule with as many event conditions as are allowed', async () => {
  await fillIndex(test.ctx, makeWorld(20, 100, 9));
  const rules = Array.from({ length: CONDITIONS_MAX }, (_, n) => ({
    kind: 'event',
    did: true,
    type: 'order',
    measure: { kind: 'count', op: 'at_least', n: n + 1 },
    window: { kind: 'last', days: 30_000 },
    where: [],
  }));
  const preview = await previewSegment(test.ctx, { rule: { version: 1, root: { combinator: 'or', rules } } });
  expect(preview.issues).toEqual([]);
  expect(preview.counts.matched).toBeGreaterThan(0);
});
