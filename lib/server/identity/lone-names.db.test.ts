import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { BLOCKING_RULES } from '../../identity/blocking.ts';
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
  const bit = BLOCKING_RULES.find((rule) => rule.key === 'name_part_city')?.bit;
  const pairs = await queryRows<{ a: number; b: number; pattern: number; found: number }>(
    test.ctx.index,
    `SELECT a, b, pattern, bitTest(mask, ${bit}) AS found FROM match_compared ORDER BY a, b`,
  );
  const nameOf = ({ a, b }: (typeof pairs)[number]): string => [a, b].map((id) => keys[ids.indexOf(id)]).join(' ');
  expect(pairs.filter(({ found }) => found === 1).map(nameOf)).toEqual(['whole lone', 'whole behind']);
  const levels = new Map(pairs.map((pair) => [nameOf(pair), unpackPattern(pair.pattern)[comparisonIndex('name')]]));
  expect(levels.get('whole lone')).toBe(levelCode('name', 'part_family'));
  expect(levels.get('whole behind')).toBe(levelCode('name', 'part_exact'));
  expect(levels.get('lone other')).toBe(levelCode('name', 'part_other'));
});
