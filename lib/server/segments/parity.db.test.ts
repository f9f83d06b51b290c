import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import type { Catalog } from '../../segments/catalog.ts';
import { withSets } from '../../segments/compile-rule.ts';
import { countsBySets, SAMPLE_SIZE } from '../../segments/count-query.ts';
import { evaluateRule } from '../../segments/evaluate-rule.ts';
import { logicSql, ROW_FORM } from '../../segments/logic.ts';
import { FROM_PROFILE } from '../../segments/people-sql.ts';
import type { Person } from '../../segments/person.ts';
import type { Group, Node, Rule } from '../../segments/rule.ts';
import { behaviourRuleArbitrary, NOW, ruleArbitrary, TEST_CATALOG } from '../../segments/testing/arbitraries.ts';
import { ALL_PARTS, partsOf } from '../../segments/testing/rule-parts.ts';
import { makeWorld, type World } from '../../segments/testing/world.ts';
import { queryRows } from '../clickhouse/client.ts';
import { countPeople } from './count-people.ts';
import { readPropertyColumns } from './index-names.ts';
import { keepPropertyColumns } from './keep-property-columns.ts';
import { emptyIndex, fillIndex } from './testing/fill-index.ts';
import { joinRules, soundRule } from './testing/share-query.ts';

/** A case is one rule on one company: the exact people of it. A longer run multiplies the rules. */
const TIMES = Number(process.env.LARDER_PARITY_TIMES ?? 1);
const SEED = Number(process.env.LARDER_SEED ?? 20_261_123);
/** Companies: half of them with frequent properties in columns of their own. */
const COMPANIES = 10;
/** Rules a company that are compiled each by itself, and that are compiled as parts of one, and how many share a query. */
const ALONE = { rules: 60 * TIMES, together: 20 };
const JOINED = { rules: 950 * TIMES, together: 50 };
/** Queries under way at once: nearly all of a query's time is one thread that takes its text apart. */
const AT_ONCE = 3;

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
});
afterAll(() => test.close());

/** Members of several rules in one query. */
type Ask = (rules: readonly Rule[], catalog: Catalog) => Promise<number[][]>;

const askAlone: Ask = async (rules, catalog) => {
  const ready = rules.map((rule, i) => soundRule(rule, catalog, { prefix: `r${i}_` }));
  const columns = ready.map(({ where }, i) => `arraySort(groupArrayIf(profile_id, ${where})) AS m${i}`);
  const [row] = await queryRows<Record<string, number[]>>(
    test.ctx.index,
    `${withSets({ sets: ready.flatMap(({ sets }) => sets) })}SELECT ${columns.join(', ')} ${FROM_PROFILE}`,
    Object.assign({}, ...ready.map(({ params }) => params)),
  );
  return ready.map((_, i) => row?.[`m${i}`] ?? []);
};

const askJoined: Ask = async (rules, catalog) => {
  const joined = joinRules(rules, catalog);
  const ready = soundRule(joined.rule, joined.catalog);
  const leaves = ready.leaves.map((leaf, i) => `(${leaf.row}) AS c${i}`);
  const verdicts = rules.map((_, i) => logicSql(ready.nodes.get(String(i)) ?? { kind: 'or', of: [] }, ROW_FORM));
  const columns = verdicts.map((sql, i) => `arraySort(groupArrayIf(profile_id, ${sql})) AS m${i}`);
  const [row] = await queryRows<Record<string, number[]>>(
    test.ctx.index,
    `${withSets(ready)}SELECT ${columns.join(', ')} FROM (SELECT ${['profile_id', ...leaves].join(', ')} ${FROM_PROFILE})`,
    { ...ready.params },
  );
  return rules.map((_, i) => row?.[`m${i}`] ?? []);
};

interface Tally {
  cases: number;
  /** Rules that some people of the company meet and others do not. */
  telling: number;
  readonly parts: Set<string>;
}

/** Compares the index with the oracle, rule by rule. */
const compare = async (world: World, rules: readonly Rule[], catalog: Catalog, ask: Ask, together: number, tally: Tally): Promise<void> => {
  const batches = Array.from({ length: Math.ceil(rules.length / together) }, (_, i) => rules.slice(i * together, (i + 1) * together));
  const compareBatch = async (batch: readonly Rule[]): Promise<void> => {
    const found = await ask(batch, catalog);
    batch.forEach((rule, i) => {
      const wanted = world.people.filter(evaluateRule(rule, world, catalog, NOW)).map((person) => person.profileId);
      expect(found[i], JSON.stringify(rule)).toEqual(wanted);
      tally.cases += 1;
      if (wanted.length === 0 || wanted.length === world.people.length) return;
      tally.telling += 1;
      for (const part of partsOf(rule)) tally.parts.add(part);
    });
  };
  const queue = batches.values();
  const work = async (): Promise<void> => {
    for (const batch of queue) await compareBatch(batch);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

/** Compares the two on one company, from the middle one on with properties in columns of their own; every rule is a case. */
const compareCompany = async (company: number, tally: Tally): Promise<void> => {
  const world = makeWorld(14 + 2 * company, 240 + 20 * company, 5 + company);
  await emptyIndex(test.ctx);
  await fillIndex(test.ctx, world);
  if (company === COMPANIES / 2) {
    expect(await keepPropertyColumns(test.ctx)).toBeGreaterThan(4);
    expect(await keepPropertyColumns(test.ctx)).toBe(0);
  }
  const columns = await readPropertyColumns(test.ctx.index);
  expect(columns.text.has('category')).toBe(company >= COMPANIES / 2);
  expect(columns.number.has('price')).toBe(company >= COMPANIES / 2);
  const rules = fc.sample(ruleArbitrary, { seed: SEED + company, numRuns: ALONE.rules + JOINED.rules });
  // Sets of people are put together for few values, and counted in for more.
  const few = new Map([...columns.few].map((column) => [column, company % 2 === 0 ? 8 : 1000]));
  const catalog = { ...TEST_CATALOG, columns: { ...columns, few } };
  await compare(world, rules.slice(0, ALONE.rules), catalog, askAlone, ALONE.together, tally);
  await compare(world, rules.slice(ALONE.rules), catalog, askJoined, JOINED.together, tally);
};

it('selects the same people in the index and in memory, in ten thousand cases and more', { timeout: 900_000 * TIMES }, async () => {
  const tally: Tally = { cases: 0, telling: 0, parts: new Set() };
  for (let company = 0; company < COMPANIES; company += 1) await compareCompany(company, tally);
  expect(tally.cases).toBeGreaterThanOrEqual(10_000);
  // A third of the cases tell people apart, with every part of the language among them.
  expect(tally.telling).toBeGreaterThan(tally.cases / 3);
  expect(ALL_PARTS.filter((part) => !tally.parts.has(part))).toEqual([]);
});

/** Somebody else refuses for one of their addresses. */
const isSilenced = ({ profileId }: Person): boolean => profileId % 3 === 0;

const isReachable = (person: Person): boolean =>
  person.email.length > 0 &&
  person.granted.includes('marketing:email') &&
  !person.refused.includes('marketing:email') &&
  !isSilenced(person);

/** The condition or group at a path like 0.2. */
const nodeAt = (root: Group, path: string): Node =>
  path.split('.').reduce<Node>((node, step) => {
    const child = 'rules' in node ? node.rules[Number(step)] : undefined;
    if (!child) throw new Error(`nothing at ${path}`);
    return child;
  }, root);

/** Rules of each kind whose every number is compared. */
const RULES_COUNTED = 60;

it('counts each condition and each step as the rules they are', { timeout: 120_000 }, async () => {
  const world = makeWorld(150, 2000, 5);
  await emptyIndex(test.ctx);
  await fillIndex(test.ctx, world);
  const silenced = world.people.filter(isSilenced).map(({ profileId }) => ({ profile_id: profileId, seq: 1, is_deleted: 0 }));
  await test.ctx.index.insert({ table: 'address_refused', values: silenced, format: 'JSONEachRow' });
  let bySets = 0;
  const rules = [ruleArbitrary, behaviourRuleArbitrary].flatMap((arbitrary) => fc.sample(arbitrary, { seed: 7, numRuns: RULES_COUNTED }));
  for (const rule of rules) {
    const ready = soundRule(rule, TEST_CATALOG);
    if (countsBySets(ready)) bySets += 1;
    const { counts, sample } = await countPeople(test.ctx, ready);
    const meet = (root: Group) => world.people.filter(evaluateRule({ ...rule, root }, world, TEST_CATALOG, NOW));
    const members = meet(rule.root);
    expect(counts.matched).toBe(members.length);
    expect(counts.reachable).toBe(members.filter(isReachable).length);
    expect(counts.everyone).toBe(world.people.length);
    expect(sample.every((id) => members.some(({ profileId }) => profileId === id))).toBe(true);
    expect(new Set(sample).size).toBe(Math.min(SAMPLE_SIZE, members.length));
    const paths = Object.keys(counts.running);
    paths.forEach((path, step) => {
      const until = paths.slice(0, step + 1).flatMap((p) => rule.root.rules[Number(p)] ?? []);
      expect(counts.running[path]).toBe(meet({ combinator: rule.root.combinator, rules: until }).length);
    });
    for (const [path, alone] of Object.entries(counts.alone))
      expect(alone).toBe(meet({ combinator: 'and', rules: [nodeAt(rule.root, path)] }).length);
  }
  // Both ways of counting were asked.
  expect(bySets).toBeGreaterThan(RULES_COUNTED / 2);
  expect(rules.length - bySets).toBeGreaterThan(RULES_COUNTED / 2);
});
