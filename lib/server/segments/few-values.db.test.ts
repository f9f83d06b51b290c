import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { evaluateRule } from '../../segments/evaluate-rule.ts';
import type { Rule } from '../../segments/rule.ts';
import { NOW, TEST_CATALOG } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import type { NumberTest } from '../../segments/value-tests.ts';
import { fillIndex } from './testing/fill-index.ts';
import { readMembers } from './testing/read-members.ts';
import { soundRule } from './testing/share-query.ts';

let test: TestContext;
const world = makeWorld(60, 900, 3);

beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, world);
});
afterAll(() => test.close());

const NUMBERS = [-1, 0, 0.5, 1, 1.5, 2, 3, 7, 8, 9, 200];
const TESTS: NumberTest[] = [
  ...NUMBERS.flatMap((value) => (['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const).map((op): NumberTest => ({ op, value }))),
  ...NUMBERS.flatMap((from) =>
    NUMBERS.flatMap((to) => (['between', 'not_between'] as const).map((op): NumberTest => ({ op, from, to }))),
  ).filter((between) => 'from' in between && between.from <= between.to),
  ...[1e308, -1e308, 0.1, -0].flatMap((value) =>
    (['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const).map((op): NumberTest => ({ op, value })),
  ),
  { op: 'between', from: -1e308, to: 1e308 },
  { op: 'not_between', from: 0.1, to: 0.9 },
  { op: 'in', values: [1, 3] },
  { op: 'not_in', values: [2] },
];

const ruleOf = (type: string, number: NumberTest, did: boolean): Rule => ({
  version: 1,
  root: {
    combinator: 'and',
    rules: [
      {
        kind: 'event',
        did,
        type,
        measure: { kind: 'aggregate', fn: 'distinct', of: 'currency', test: number },
        window: { kind: 'ever' },
        where: [],
      },
    ],
  },
});

/** Members of the rule; `values` is what the index is believed to hold. */
const membersOf = async (rule: Rule, values: number): Promise<number[]> => {
  const catalog = { ...TEST_CATALOG, columns: { ...TEST_CATALOG.columns, few: new Map([['currency', values]]) } };
  return readMembers(test.ctx.index, soundRule(rule, catalog));
};

describe.each([
  ['few values, put together', 8],
  ['more values, counted', 1000],
])('the number of different values: %s', (_, values) => {
  it.each(TESTS)('agrees with the oracle on %o', async (number) => {
    for (const did of [true, false]) {
      const rule = ruleOf('order', number, did);
      const wanted = world.people.filter(evaluateRule(rule, world, TEST_CATALOG, NOW)).map((person) => person.profileId);
      expect(await membersOf(rule, values)).toEqual(wanted);
    }
  });

  it('is nobody where nothing happened', async () => {
    expect(await membersOf(ruleOf('order', { op: 'gte', value: 1 }, true), values)).not.toEqual([]);
    const rule = ruleOf('order', { op: 'gte', value: 1 }, true);
    const condition = rule.root.rules[0];
    if (condition && 'where' in condition)
      Object.assign(condition, { where: [{ property: 'currency', test: { op: 'is', value: 'no such' } }] });
    expect(await membersOf(rule, values)).toEqual([]);
  });
});
