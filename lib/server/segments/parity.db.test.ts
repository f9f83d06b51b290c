import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { compile } from '../../segments/compile.ts';
import { FROM_PROFILE } from '../../segments/count-query.ts';
import { evaluateRule } from '../../segments/evaluate-rule.ts';
import type { Rule } from '../../segments/rule.ts';
import { NOW, ruleArbitrary, TEST_CATALOG } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import { queryRows } from '../clickhouse/client.ts';
import { countPeople } from './count-people.ts';
import { fillIndex } from './testing/fill-index.ts';

/** Rules per run; each is asked of 200 people with 3,000 events. */
const RULES = 1000;
/** Queries under way at once. */
const AT_ONCE = 4;
const world = makeWorld(200, 3000, 5);
let test: TestContext;

beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, world);
});
afterAll(() => test.close());

it('selects the same people in the index as in memory', { timeout: 900_000 }, async () => {
  const seed = Number(process.env.LARDER_SEED ?? 20_261_123);
  let telling = 0;
  const check = async (rule: Rule): Promise<void> => {
    const ready = compile(rule, TEST_CATALOG, NOW);
    if (!ready.ok) throw new Error(`${JSON.stringify(ready.error)} in ${JSON.stringify(rule)}`);
    const wanted = world.people
      .filter((person) => evaluateRule(rule, person, world.eventsOf.get(person.profileId) ?? [], TEST_CATALOG, NOW))
      .map((person) => person.profileId);
    const sql = `SELECT profile_id AS id ${FROM_PROFILE} AND (${ready.value.where}) ORDER BY id`;
    const found = await queryRows<{ id: number }>(test.ctx.index, sql, { ...ready.value.params });
    expect(
      found.map((row) => row.id),
      JSON.stringify(rule),
    ).toEqual(wanted);
    if (wanted.length > 0 && wanted.length < world.people.length) telling += 1;
  };
  const rules = fc.sample(ruleArbitrary, { seed, numRuns: RULES });
  for (let i = 0; i < rules.length; i += AT_ONCE) await Promise.all(rules.slice(i, i + AT_ONCE).map(check));
  expect(telling).toBeGreaterThan(RULES / 3);
});

it('counts each condition and each step as the rules they are', { timeout: 120_000 }, async () => {
  for (const rule of fc.sample(ruleArbitrary, { seed: 7, numRuns: 60 })) {
    const ready = compile(rule, TEST_CATALOG, NOW);
    if (!ready.ok) throw new Error(JSON.stringify(ready.error));
    const { counts, sample } = await countPeople(test.ctx, ready.value);
    const meets = (root: typeof rule.root): number[] =>
      world.people
        .filter((p) => evaluateRule({ version: 1, root }, p, world.eventsOf.get(p.profileId) ?? [], TEST_CATALOG, NOW))
        .map((p) => p.profileId);
    const members = meets(rule.root);
    expect(counts.matched).toBe(members.length);
    expect(counts.everyone).toBe(world.people.length);
    expect(sample.every((id) => members.includes(id))).toBe(true);
    expect(sample).toHaveLength(Math.min(8, members.length));
    const paths = Object.keys(counts.running);
    paths.forEach((path, step) => {
      const rules = paths.slice(0, step + 1).flatMap((p) => rule.root.rules[Number(p)] ?? []);
      expect(counts.running[path]).toBe(meets({ combinator: rule.root.combinator, rules }).length);
      expect(counts.alone[path]).toBe(meets({ combinator: 'and', rules: rules.slice(-1) }).length);
    });
  }
});
