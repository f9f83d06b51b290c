import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { NOW } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { getSegment } from './get-segment.ts';
import { listSegments } from './list-segments.ts';
import { previewSegment } from './preview-segment.ts';
import { queryRule } from './query-rule.ts';
import { saveSegment } from './save-segment.ts';
import { fillIndex } from './testing/fill-index.ts';

const world = makeWorld(60, 300, 3);
let test: TestContext;
beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, world);
});
afterAll(() => test.close());

const ruleOf = (condition: object, timeZone?: string) => ({ version: 1, timeZone, root: { combinator: 'and', rules: [condition] } });
const cityContains = (value: string) => ({ kind: 'trait', field: 'city', test: { op: 'contains', value } });

it('runs or refuses a rule in any time zone', { timeout: 300_000 }, async () => {
  const anniversary = { kind: 'trait', field: 'first_seen', test: { op: 'anniversary', days: 5 } };
  const odd = ['europe/paris', 'utc', 'US/Pacific-New', 'GMT+0', 'etc/gmt+5', 'PST', 'Factory', 'Asia/Calcutta', 'Asia/Kolkata'];
  const refused: string[] = [];
  for (const zone of [...Intl.supportedValuesOf('timeZone').filter((_, i) => i % 12 === 0), 'America/Coyhaique', ...odd]) {
    const { issues } = await previewSegment(test.ctx, { rule: ruleOf(anniversary, zone) });
    if (issues.length > 0) refused.push(zone);
  }
  // Those are in the one list of names and not in the other.
  expect(refused.filter((zone) => !['America/Coyhaique', 'Factory'].includes(zone))).toEqual([]);
});

it('says what to do about a rule that takes too much', async () => {
  const endless = queryRule(test.ctx.index, 'SELECT sum(sipHash64(number)) FROM numbers(1e12)', {}, undefined, { max_execution_time: 1 });
  await expect(endless).rejects.toMatchObject({ code: 'unavailable', key: 'segmentRuleTooSlow' });
  const large = queryRule(test.ctx.index, 'SELECT length(groupArray(number)) FROM numbers(1e8)', {}, undefined, {
    max_memory_usage: '50000000',
  });
  await expect(large).rejects.toMatchObject({ code: 'unavailable', key: 'segmentRuleTooLarge' });
  const [limits] = await queryRule<{ seconds: number; bytes: number }>(
    test.ctx.index,
    "SELECT toUInt32(getSetting('max_execution_time')) AS seconds, getSetting('max_memory_usage') AS bytes",
    {},
  );
  expect(limits).toEqual({ seconds: 30, bytes: 4_000_000_000 });
});

it('ends in the engine when nobody waits for it any more', async () => {
  const running = () =>
    queryRows(test.ctx.index, "SELECT 1 FROM system.processes WHERE query LIKE '%nobody_waits%' AND query NOT LIKE '%processes%'");
  const gone = new AbortController();
  const asked = queryRule(test.ctx.index, 'SELECT sum(sipHash64(number)) AS nobody_waits FROM numbers(1e12)', {}, gone.signal).catch(
    () => 'gone',
  );
  await vi.waitFor(async () => expect(await running()).toHaveLength(1), { timeout: 10_000 });
  gone.abort();
  expect(await asked).toBe('gone');
  await vi.waitFor(async () => expect(await running()).toEqual([]), { timeout: 10_000 });
});

it('lists the others when one segment cannot be counted, and opens that one', async () => {
  const fine = await saveSegment(test.ctx, { name: 'Fine', rule: ruleOf({ kind: 'record_count', test: { op: 'gte', value: 1 } }) });
  const bad = await saveSegment(test.ctx, { name: 'Bad', rule: ruleOf(cityContains('breaks')) });
  const index: Index = Object.create(test.ctx.index, {
    query: {
      value: (params: Parameters<Index['query']>[0]) =>
        Object.values(params.query_params ?? {}).includes('breaks') ? Promise.reject(new Error('broken')) : test.ctx.index.query(params),
    },
  });
  const ctx = { ...test.ctx, index };
  const { segments } = await listSegments(ctx);
  expect(segments.find(({ id }) => id === fine.id)).toMatchObject({ matched: world.people.length, issues: [] });
  const issues = [{ path: '', code: 'notCounted', values: {} }];
  expect(segments.find(({ id }) => id === bad.id)).toMatchObject({ matched: 0, issues });
  expect(await getSegment(ctx, { id: bad.id })).toMatchObject({ issues, counts: { matched: 0 } });
});

it('finds people by the last of thousands of texts', async () => {
  const city = world.people.map(({ text }) => text.city ?? '').find((text) => text !== '') ?? '';
  const values = [...Array.from({ length: 2999 }, (_, i) => `nowhere${i}`), city];
  const many = await previewSegment(test.ctx, { rule: ruleOf({ kind: 'trait', field: 'city', test: { op: 'contains_any', values } }) });
  const one = await previewSegment(test.ctx, { rule: ruleOf(cityContains(city)) });
  expect(many.counts.matched).toBeGreaterThan(0);
  expect(many.counts).toEqual(one.counts);
});
