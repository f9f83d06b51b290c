import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { comparisonIndex, levelCode } from '../../identity/comparisons.ts';
import { unpackPattern } from '../../identity/pattern.ts';
import { queryRows } from '../clickhouse/client.ts';
import { runMatch } from './run-match.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

const PEOPLE = {
  whole: { given_name: 'Stephen', family_name: 'Gosson', city: 'Canterbury' },
  lone: { given_name: 'Gosson', city: 'Canterbury' },
  behind: { family_name: 'Stephen', city: 'Canterbury' },
  other: { given_name: 'Carl', family_name: 'Spence', city: 'Watford' },
};

it('finds a lone name in whatever column it stands', async () => {
  const keys = Object.keys(PEOPLE);
  const rows = Object.entries(PEOPLE).map(([key, traits]) => ({ key, traits }));
  const ids = await seedRecords(test.ctx, { name: 'parish' }, rows);
  await runMatch(test.ctx, { profiles: false });
  const pairs = await queryRows<{ a: number; b: number; pattern: number }>(test.ctx.index, 'SELECT a, b, pattern FROM match_compared');
  const levels = new Map(
    pairs.map(({ a, b, pattern }) => [
      [a, b].map((id) => keys[ids.indexOf(id)]).join(' '),
      unpackPattern(pattern)[comparisonIndex('name')],
    ]),
  );
  expect(levels.get('whole lone')).toBe(levelCode('name', 'part_family'));
  expect(levels.get('whole behind')).toBe(levelCode('name', 'part_exact'));
  expect(levels.get('lone other')).toBe(levelCode('name', 'part_other'));
});
