import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import type { Catalog } from '../../segments/catalog.ts';
import { compile, type ReadyRule } from '../../segments/compile.ts';
import { withSets } from '../../segments/compile-rule.ts';
import { evaluateRule } from '../../segments/evaluate-rule.ts';
import { FROM_PROFILE } from '../../segments/people-sql.ts';
import type { Group, Rule } from '../../segments/rule.ts';
import { NOW, ruleArbitrary, TEST_CATALOG } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import { queryRows } from '../clickhouse/client.ts';
import { countPeople } from './count-people.ts';
import { readIndexNames } from './index-names.ts';
import { keepPropertyColumns } from './keep-property-columns.ts';
import { fillIndex } from './testing/fill-index.ts';

/** Rules per run, in part with properties in maps, in part in columns of their own; each is asked of every person: 72,000 answers. */
const RULES = Number(process.env.LARDER_PARITY_RULES ?? 1_200);
/** Rules that share a query. */
const TOGETHER = 20;
/** Queries under way at once. */
const AT_ONCE = 2;
const SEED = Number(process.env.LARDER_SEED ?? 20_261_123);

const world = makeWorld(60, 900, 5);
let test: TestContext;

beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, world);
});
afterAll(() => test.close());

const readyOf = (rule: Rule, catalog: Catalog, prefix: string): ReadyRule => {
  const ready = compile(rule, catalog, NOW, null, { prefix });
  if (!ready.ok) throw new Error(`${JSON.stringify(ready.error)} in ${JSON.stringify(rule)}`);
  return ready.value;
};

/** Members of several rules in one query. */
const membersOf = async (rules: readonly Rule[], catalog: Catalog): Promise<number[][]> => {
  const ready = rules.map((rule, i) => readyOf(rule, catalog, `r${i}_`));
  const columns = ready.map(({ where }, i) => `arraySort(groupArrayIf(profile_id, ${where})) AS m${i}`);
  const [row] = await queryRows<Record<string, number[]>>(
    test.ctx.index,
    `${withSets({ sets: ready.flatMap(({ sets }) => sets) })}SELECT ${columns.join(', ')} ${FROM_PROFILE}`,
    Object.assign({}, ...ready.map(({ params }) => params)),
  );
  return ready.map((_, i) => row?.[`m${i}`] ?? []);
};

/** Compares the index with the oracle; gives how many rules tell people apart. */
const compareAll = async (rules: readonly Rule[], catalog: Catalog): Promise<number> => {
  let telling = 0;
  const batches = Array.from({ length: Math.ceil(rules.length / TOGETHER) }, (_, i) => rules.slice(i * TOGETHER, (i + 1) * TOGETHER));
  const compare = async (batch: readonly Rule[]): Promise<void> => {
    const found = await membersOf(batch, catalog);
    batch.forEach((rule, i) => {
      const wanted = world.people.filter(evaluateRule(rule, world, catalog, NOW)).map((person) => person.profileId);
      expect(found[i], JSON.stringify(rule)).toEqual(wanted);
      if (wanted.length > 0 && wanted.length < world.people.length) telling += 1;
    });
  };
  for (let i = 0; i < batches.length; i += AT_ONCE) await Promise.all(batches.slice(i, i + AT_ONCE).map(compare));
  return telling;
};

describe('the index and the evaluation in memory', () => {
  it('select the same people', { timeout: 900_000 }, async () => {
    const rules = fc.sample(ruleArbitrary, { seed: SEED, numRuns: RULES * 0.7 });
    expect(await compareAll(rules, TEST_CATALOG)).toBeGreaterThan(rules.length / 3);
  });

  it('select the same people when frequent properties have columns of their own', { timeout: 900_000 }, async () => {
    expect(await keepPropertyColumns(test.ctx)).toBeGreaterThan(4);
    expect(await keepPropertyColumns(test.ctx)).toBe(0);
    const { columns } = await readIndexNames(test.ctx.index, null);
    expect(columns.text.has('category')).toBe(true);
    expect(columns.number.has('price')).toBe(true);
    const rules = fc.sample(ruleArbitrary, { seed: SEED + 1, numRuns: RULES * 0.3 });
    expect(await compareAll(rules, { ...TEST_CATALOG, columns })).toBeGreaterThan(rules.length / 3);
  });
});

it('counts each condition and each step as the rules they are', { timeout: 120_000 }, async () => {
  for (const rule of fc.sample(ruleArbitrary, { seed: 7, numRuns: 60 })) {
    const { counts, sample } = await countPeople(test.ctx, readyOf(rule, TEST_CATALOG, 'p'));
    const meets = (root: Group): number[] =>
      world.people.filter(evaluateRule({ ...rule, root }, world, TEST_CATALOG, NOW)).map((person) => person.profileId);
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
