import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { PEOPLE_SHAPES } from '../../../scripts/testing/people-shapes.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { runMatch } from './run-match.ts';
import { simulateMatch } from './simulate-match.ts';

let test: TestContext;
beforeEach(async () => {
  test = await createTestContext();
});
afterEach(() => test.close());

it('tells what a setting would do, and is right about it', async () => {
  const { ctx } = test;
  await expect(simulateMatch(ctx, {})).rejects.toMatchObject({ code: 'conflict' });
  const records = (PEOPLE_SHAPES[0]?.make(3) ?? []).slice(0, 1_500);
  await seedRecords(
    ctx,
    { name: 'CRM' },
    records.map(({ traits }, i) => ({ key: `k${i}`, traits })),
  );
  const run = await runMatch(ctx, { profiles: false });
  const simulated = await simulateMatch(ctx, { suggestFrom: 0.1, mergeFrom: 0.999 });
  expect(simulated.now).toMatchObject({ profiles: run.profiles, merged: run.merged, suggestions: run.suggestions, expected: run.expected });
  expect(simulated.proposed.merged).toBeLessThan(simulated.now.merged);
  expect(simulated).toMatchObject({ joining: 0 });
  expect(simulated.leaving).toBeGreaterThan(0);
  expect(await ctx.db.suggestion.count()).toBe(run.suggestions);
  await ctx.db.setting.createMany({
    data: [
      { key: 'suggestFrom', value: 0.1 },
      { key: 'mergeFrom', value: 0.999 },
    ],
  });
  const { profiles, merged, suggestions } = await runMatch(ctx, { profiles: false, learn: false });
  expect(simulated.proposed).toMatchObject({ profiles, merged, suggestions });
});
