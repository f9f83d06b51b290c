import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { evaluateRule } from '../../segments/evaluate-rule.ts';
import type { Node, Rule } from '../../segments/rule.ts';
import { NOW, TEST_CATALOG } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import { LIST_LENGTH_MAX } from '../../segments/value-tests.ts';
import { queryRows, sendParams } from '../clickhouse/client.ts';
import { countPeople } from './count-people.ts';
import { fillIndex } from './testing/fill-index.ts';
import { soundRule } from './testing/share-query.ts';

const world = makeWorld(200, 1000, 21);
let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, world);
});
afterAll(() => test.close());

/** As many texts as a list takes, the last of them a value that some people have. */
const valuesWith = (last: string, filler: string): string[] => [
  ...Array.from({ length: LIST_LENGTH_MAX - 1 }, (_, n) => `${filler}${String(n).padStart(48 - filler.length, '.')}@example.org`),
  last,
];

/** Each way in which a list of texts is compared, over fields and properties. */
const nodesWith = (filler: string): Node[] => {
  const values = valuesWith('Paris', filler);
  return [
    { kind: 'trait', field: 'email', test: { op: 'is_one_of', values } },
    { kind: 'trait', field: 'email', test: { op: 'none', values } },
    { kind: 'trait', field: 'email', test: { op: 'contains_any', values } },
    { kind: 'trait', field: 'city', test: { op: 'is_one_of', values } },
    {
      kind: 'event',
      did: true,
      type: 'order',
      measure: { kind: 'count', op: 'at_least', n: 1 },
      window: { kind: 'ever' },
      where: [{ property: 'category', test: { op: 'is_one_of', values } }],
    },
  ];
};

it.each([
  ['of Latin letters, in the address', 'somebody', false],
  ['of others, which the address is too short for', '某某'.repeat(15), true],
])('runs with the longest list of values: %s', { timeout: 60_000 }, async (_, filler, isLong) => {
  for (const node of nodesWith(filler)) {
    const rule: Rule = { version: 1, root: { combinator: 'and', rules: [node] } };
    const ready = soundRule(rule, TEST_CATALOG);
    expect(sendParams('SELECT 1', { ...ready.params }).use_multipart_params ?? false).toBe(isLong);
    const wanted = world.people.filter(evaluateRule(rule, world, TEST_CATALOG, NOW)).length;
    expect(wanted).toBeGreaterThan(0);
    expect(wanted).toBeLessThan(world.people.length);
    expect((await countPeople(test.ctx, ready)).counts.matched, JSON.stringify(node).slice(0, 100)).toBe(wanted);
  }
});

it('binds the same texts in a form as in an address', async () => {
  const texts = ['中', "'", '"', '\\', '\n', '\r\n', '\t', '--', '%', '', '\u0001', '😀', 'x'.repeat(1000)];
  const sql = 'SELECT {texts:Array(String)} AS texts, {more:Array(String)} != [] AS more, {one:String} AS one';
  for (const more of [['y'], Array<string>(1000).fill('中'.repeat(200))])
    expect(await queryRows(test.ctx.index, sql, { texts, more, one: texts.join('') })).toEqual([
      { texts, more: expect.anything(), one: texts.join('') },
    ]);
});

it('takes a query of no more than 128 KiB together with parameters that the address is too short for', async () => {
  const params = { texts: Array<string>(1000).fill('中'.repeat(200)) };
  const sql = (bytes: number): string => `SELECT length({texts:Array(String)}) AS n /* ${'x'.repeat(bytes)} */`;
  expect(await queryRows(test.ctx.index, sql(130_000), params)).toEqual([{ n: 1000 }]);
  await expect(queryRows(test.ctx.index, sql(131_000), params)).rejects.toMatchObject({ code: 'invalid', key: 'segmentRuleTooLong' });
  expect(await queryRows(test.ctx.index, sql(131_000), { texts: ['a'] })).toEqual([{ n: 1 }]);
});
