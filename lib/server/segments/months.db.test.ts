import { readFileSync } from 'node:fs';
import type { ClickHouseSettings } from '@clickhouse/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { splitStatements } from '../../../scripts/stores/clickhouse-migrations.ts';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import type { ReadyRule } from '../../segments/compile.ts';
import type { Node, Window } from '../../segments/rule.ts';
import { NOW, TEST_CATALOG } from '../../segments/testing/arbitraries.ts';
import { queryRows } from '../clickhouse/client.ts';
import { readMembers } from './testing/read-members.ts';
import { soundRule } from './testing/share-query.ts';

let test: TestContext;

/** Events of each type, one in five minutes up to now: a year. */
const EVENTS = 100_000;
const RECORDS = 100;
const TYPES = ['order', 'lead'];
const MONTH: Window = { kind: 'last', days: 30 };

beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await test.ctx.index.command({
    query: `INSERT INTO event (event_id, record_id, source_id, import_id, row_no, type, occurred_at, amount, quantity)
      SELECT generateUUIDv4(cityHash64(number, type)), 1 + number % ${RECORDS}, 1, 1, number, type, fromUnixTimestamp64Milli(${NOW} - toInt64(number) * 300000, 'UTC'), 1, nan
      FROM numbers(${EVENTS}) ARRAY JOIN ['${TYPES.join("', '")}'] AS type`,
  });
  await test.ctx.index.command({ query: `INSERT INTO profile (profile_id, seq) SELECT number + 1, 1 FROM numbers(${RECORDS})` });
});
afterAll(() => test.close());

const ready = (condition: Node): ReadyRule => soundRule({ version: 1, root: { combinator: 'and', rules: [condition] } }, TEST_CATALOG);

const membersOf = (condition: Node, settings: ClickHouseSettings = {}): Promise<number[]> =>
  readMembers(test.ctx.index, ready(condition), settings);

/** What the engine says of the queries that make the sets of people of one condition. */
const explain = async <T>(how: string, condition: Node): Promise<T[]> => {
  const { sets, params } = ready(condition);
  return (await Promise.all(sets.map(({ sql }) => queryRows<T>(test.ctx.index, `EXPLAIN ${how} ${sql}`, { ...params })))).flat();
};

/** Rows that the engine sets out to read for them. */
const rowsOf = async (condition: Node): Promise<number> =>
  (await explain<{ rows: number }>('ESTIMATE', condition)).reduce((sum, row) => sum + Number(row.rows), 0);

const ordered = (window: Window): Node => ({
  kind: 'event',
  did: true,
  type: 'order',
  measure: { kind: 'count', op: 'at_least', n: 3 },
  window,
  where: [],
});

it('reads all months of a whole history', async () => {
  expect(await rowsOf(ordered({ kind: 'ever' }))).toBeGreaterThanOrEqual(EVENTS);
});

// A sequence of two types reads both types twice.
it.each<[string, Node, number?]>([
  ['a window', ordered(MONTH)],
  ['a time that is over', ordered({ kind: 'between', from: '2010-01-01', to: '2010-02-01' })],
  [
    'a sequence of two types',
    {
      kind: 'sequence',
      did: true,
      window: MONTH,
      steps: TYPES.map((type) => ({ type, where: [] })),
    },
    EVENTS,
  ],
  ['a rank', { kind: 'top', n: 5, order: 'highest', in: true, by: { type: 'order', fn: 'count', window: MONTH, where: [] } }],
])('reads only the months of %s', async (_, condition, most = EVENTS / 2) => {
  expect(await rowsOf(condition)).toBeLessThan(most);
});

/** Members as the kept sets of people give them (the plan says so), which must be those that the events themselves give. */
const keptMembersOf = async (condition: Node): Promise<number[]> => {
  const plan = await explain<{ explain: string }>('PLAN', condition);
  expect(plan.map((line) => line.explain)).toContainEqual(expect.stringContaining('ReadFromMergeTree (people)'));
  const kept = await membersOf(condition);
  expect(await membersOf(condition, { optimize_use_projections: 0 })).toEqual(kept);
  return kept;
};

const once = (window: Window): Node => ({ ...ordered(window), measure: { kind: 'count', op: 'at_least', n: 1 } }) as Node;
const ever = (type: string): Node => ({ ...once({ kind: 'ever' }), type }) as Node;

it.each<[string, Node]>([
  ['a whole history', once({ kind: 'ever' })],
  ['a long window', once({ kind: 'last', days: 200 })],
  ['all before a time', once({ kind: 'more_than', days: 90 })],
  ['a sequence', { kind: 'sequence', did: true, window: { kind: 'last', days: 200 }, steps: TYPES.map((type) => ({ type, where: [] })) }],
])('asks the kept sets of people for %s', async (_, condition) => {
  expect((await keptMembersOf(condition)).length).toBeGreaterThan(0);
});

it('counts nobody for an event that was taken out, before the sets were kept or after', async () => {
  const { index } = test.ctx;
  const remove = (importId: number) =>
    index.command({ query: `DELETE FROM event WHERE import_id = ${importId}`, clickhouse_settings: { lightweight_deletes_sync: '2' } });
  const rare = ever('lead');
  await remove(1);
  await index.command({ query: 'ALTER TABLE event DROP PROJECTION people', clickhouse_settings: { mutations_sync: '2' } });
  await index.command({
    query: `INSERT INTO event (event_id, record_id, source_id, import_id, row_no, type, occurred_at, amount, quantity)
      SELECT generateUUIDv4(number), 1 + number % 10, 1, 2 + number % 2, number, 'lead', fromUnixTimestamp64Milli(${NOW} - toInt64(number) * 60000, 'UTC'), 1, nan
      FROM numbers(${EVENTS})`,
  });
  await remove(2);
  const database = new URL(test.clickhouseUrl).pathname.slice(1);
  const migration = readFileSync(new URL('../../../clickhouse/0003_event_people.sql', import.meta.url), 'utf8');
  for (const query of splitStatements(migration.replaceAll('{database}', database))) await index.command({ query });
  expect(await keptMembersOf(rare)).toEqual([2, 4, 6, 8, 10]);
  await remove(3);
  expect(await membersOf(rare)).toEqual([]);
});
