import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import { namesOtherPerson } from '../../identity/comparisons.ts';
import { explainingRoot } from '../../identity/dependence.ts';
import { type MatchModel, otherCarriers, pairWeight } from '../../identity/model.ts';
import { countsOf } from '../../identity/pair-table.ts';
import { weighPairs } from '../../identity/weigh.ts';
import type { Traits } from '../../standardize/fields.ts';
import { queryRows } from '../clickhouse/client.ts';
import { buildFeatures, countValues } from './build-features.ts';
import { clearPairs, findCandidates, planCandidates } from './find-candidates.ts';
import { compareCandidates, learnModel, readRandomPatterns } from './learn-model.ts';
import { readEdges } from './read-edges.ts';
import { runMatch } from './run-match.ts';
import { keepEdges } from './score-sql.ts';

const tests: TestContext[] = [];
const open = async (): Promise<TestContext['ctx']> => {
  const test = await createTestContext();
  tests.push(test);
  return test.ctx;
};
afterAll(() => Promise.all(tests.map((test) => test.close())));

const GIVEN = ['Anna', 'Anne', 'Robert', 'Bob', 'Carla', 'Dmitri', '伟', 'Zoë'];
const FAMILY = ['Meyer', 'Meier', 'Novak', 'García', 'O’Brien', '张', 'Smith'];

/** Records in which every third person comes twice, with a slip. */
const people = Array.from({ length: 240 }, (_, i): { key: string; traits: Traits } => {
  const person = i % 3 === 2 ? i - 1 : i;
  const slip = i % 3 === 2;
  return {
    key: `k${i}`,
    traits: {
      given_name: GIVEN[(person * 5) % GIVEN.length] ?? '',
      family_name: `${FAMILY[(person * 3) % FAMILY.length]}${slip && person % 2 ? 'r' : ''}`,
      birth_date: `19${40 + (person % 50)}-0${1 + (person % 9)}-1${slip && person % 4 === 0 ? 3 : person % 10}`,
      email: slip && person % 5 === 0 ? [] : [`user${person}@mail${person % 3}.com`],
      phone: [`+4930${1_000_000 + person * 37}`],
      city: person % 2 ? 'Berlin' : 'Hamburg',
      postal_code: String(10_000 + (person % 40)),
    },
  };
});

const clustersByKey = async (ctx: TestContext['ctx']): Promise<string[]> => {
  await runMatch(ctx, { profiles: false });
  const { rows } = await ctx.pool.query<{ keys: string }>(
    `SELECT string_agg(r.source_key, ' ' ORDER BY r.source_key) AS keys FROM cluster_member m JOIN record r ON r.id = m.record_id GROUP BY m.profile_id`,
  );
  return rows.map((row) => row.keys).sort();
};

let ctx: TestContext['ctx'];
beforeAll(async () => {
  ctx = await open();
  await seedRecords(ctx, { name: 'CRM' }, people);
});

/** As where no random pair agrees on a value. */
const withoutReferences = (model: MatchModel): MatchModel => ({
  ...model,
  levels: model.levels.map((levels) => levels.map((level) => ({ ...level, reference: 0 }))),
});

it.each([
  ['learnt', (model: MatchModel) => model],
  ['without mean frequencies', withoutReferences],
])('weighs pairs in the index as in memory: %s', async (_, change) => {
  const fill = await buildFeatures(ctx);
  await countValues(ctx.index);
  await clearPairs(ctx.index);
  await findCandidates(ctx.index, await planCandidates(ctx.index, fill));
  await compareCandidates(ctx.index, fill, []);
  const model = change(await learnModel(ctx.index, fill, await readRandomPatterns(ctx.index, fill)));
  const records = fill.records ?? 0;
  await ctx.index.command({ query: 'TRUNCATE TABLE match_edge_next' });
  await ctx.index.command({ query: keepEdges('match_edge_next', model, records) });
  const rows = await queryRows<{ w: number }>(ctx.index, 'SELECT weight AS w FROM match_edge_next ORDER BY a, b');
  const table = await readEdges(ctx.index, { table: 'match_edge_next' });
  const { weight } = weighPairs(table, { model, records, sourceOf: () => 1 });
  expect(table.size).toBeGreaterThan(50);
  for (let i = 0; i < table.size; i += 1) {
    const levels = table.patterns[table.pattern[i] ?? 0] ?? [];
    const { total } = pairWeight(
      model,
      levels,
      countsOf(table, i).map((n) => otherCarriers(n) / records),
    );
    expect(weight[i]).toBeCloseTo(total, 6);
    const sql = rows[i]?.w ?? Number.NaN;
    if (namesOtherPerson(levels) || explainingRoot(model.dependences, levels)) expect(sql).toBeGreaterThanOrEqual(total - 1e-3);
    else expect(sql).toBeCloseTo(total, 3);
  }
});

it('finds the same clusters whatever the order of the rows', async () => {
  const other = await open();
  await seedRecords(other, { name: 'CRM' }, people.toReversed());
  const [one, two] = [await clustersByKey(ctx), await clustersByKey(other)];
  expect(one.length).toBeGreaterThan(30);
  expect(two).toEqual(one);
});
