import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { runMatch } from './run-match.ts';

let test: TestContext;
beforeEach(async () => {
  test = await createTestContext();
});
afterEach(() => test.close());

it('matches records with values of any length in the time of ordinary ones', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => ({
    key: `k${i}`,
    traits: {
      given_name: String.fromCodePoint(97 + i).repeat(70_000),
      family_name: 'Maier',
      street: `${'王'.repeat(30_000)} ${i}`,
      national_id: `${'9'.repeat(70_000)}${i}`,
    },
  }));
  await seedRecords(test.ctx, { name: 'hostile' }, rows);
  const { records, candidates, merged } = await runMatch(test.ctx, { profiles: false });
  expect(records).toBe(12);
  expect(candidates).toBe(66);
  expect(merged).toBe(0);
}, 30_000);
