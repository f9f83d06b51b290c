import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { CONDITIONS_MAX } from '../../segments/rule.ts';
import { NOW } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import { previewSegment } from './preview-segment.ts';
import { fillIndex } from './testing/fill-index.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, makeWorld(20, 100, 9));
});
afterAll(() => test.close());

it('runs a rule with as many event conditions as are allowed', async () => {
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
