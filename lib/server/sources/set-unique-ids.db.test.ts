import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { customerTraits, makeCustomers } from '../../../scripts/testing/customers.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import type { Context } from '../context.ts';
import { decideSuggestion } from '../identity/decide-suggestion.ts';
import { runMatch } from '../identity/run-match.ts';
import { refreshIndex } from '../rebuild/refresh-index.ts';
import { getSource } from './get-source.ts';
import { setUniqueIds } from './set-unique-ids.ts';

let test: TestContext;
let ctx: Context;
beforeEach(async () => {
  test = await createTestContext();
  ctx = test.ctx;
});
afterEach(() => test.close());

const TWIN = { given_name: 'Robert', family_name: 'Miller', email: ['bob@miller.org'], birth_date: '1970-03-04' };

const strangers = (count: number) =>
  [...makeCustomers(count, 4)].map((c, i) => ({ key: `s${i}`, traits: customerTraits({ ...c, phone: '', city: '' }) }));

/** A source with strangers and two records that are alike, and its number. */
const seedTwins = async () => {
  const ids = await seedRecords(ctx, { name: 'Shop' }, [...strangers(200), { key: 'a1', traits: TWIN }, { key: 'a2', traits: TWIN }]);
  const { id: sourceId } = await ctx.db.source.findFirstOrThrow();
  return { sourceId, twins: ids.slice(-2) };
};

/** Profiles of these records, and how many suggestions name any of them. */
const stateOf = async (records: readonly number[]) => {
  const members = await ctx.db.clusterMember.findMany({ where: { recordId: { in: [...records] } } });
  const profiles = new Set(records.map((id) => members.find((m) => m.recordId === id)?.profileId ?? id));
  const suggestions = await ctx.db.suggestion.count({
    where: { OR: [{ recordA: { in: [...records] } }, { recordB: { in: [...records] } }] },
  });
  return { people: profiles.size, suggestions };
};

it('keeps two records of the source two people until it is switched back', async () => {
  const { sourceId, twins } = await seedTwins();
  await refreshIndex(ctx);
  expect(await stateOf(twins)).toEqual({ people: 1, suggestions: 0 });
  expect(await getSource(ctx, { sourceId })).toMatchObject({ uniqueIds: false });

  await setUniqueIds(ctx, { sourceId, uniqueIds: true });
  expect(await getSource(ctx, { sourceId })).toMatchObject({ uniqueIds: true });
  expect(await ctx.db.auditLog.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    action: 'source.uniqueIds',
    subject: `source:${sourceId}`,
    details: { uniqueIds: true },
  });
  expect((await ctx.pool.query(`SELECT FROM pgboss.job WHERE name = 'index'`)).rowCount).toBe(1);
  expect((await refreshIndex(ctx)).match?.expected).not.toBeNull();
  expect(await stateOf(twins)).toEqual({ people: 2, suggestions: 0 });
  expect((await refreshIndex(ctx)).match).toBeNull();

  await setUniqueIds(ctx, { sourceId, uniqueIds: false });
  expect((await refreshIndex(ctx)).match?.expected).not.toBeNull();
  expect(await stateOf(twins)).toEqual({ people: 1, suggestions: 0 });
});

it('leaves it to people with which of them a record of another source goes, whether all or only new records are matched', async () => {
  const { sourceId, twins } = await seedTwins();
  await setUniqueIds(ctx, { sourceId, uniqueIds: true });
  await refreshIndex(ctx);
  const [third = 0] = await seedRecords(ctx, { name: 'Shop' }, [{ key: 'a3', traits: TWIN }]);
  const [other = 0] = await seedRecords(ctx, { name: 'CRM' }, [{ key: 'c1', traits: TWIN }]);
  const all = [...twins, third, other];
  expect((await refreshIndex(ctx)).match).toMatchObject({ expected: null });
  expect(await stateOf(all)).toEqual({ people: 4, suggestions: 3 });
  await runMatch(ctx, { learn: false });
  expect(await stateOf(all)).toEqual({ people: 4, suggestions: 3 });
  const { id } = await ctx.db.suggestion.findFirstOrThrow({ where: { recordA: twins[1] ?? 0 } });
  await decideSuggestion(ctx, { id, verdict: 'same' });
  expect(await stateOf(all)).toEqual({ people: 3, suggestions: 0 });
  await runMatch(ctx, { learn: false });
  expect(await stateOf(all)).toEqual({ people: 3, suggestions: 0 });
});

it('is for administrators, and for sources that exist', async () => {
  const { sourceId } = await seedTwins();
  const marketer = { ...ctx, actor: { userId: null, name: 'marketer', role: 'marketer' as const } };
  await expect(setUniqueIds(marketer, { sourceId, uniqueIds: true })).rejects.toMatchObject({ code: 'forbidden' });
  for (const id of [sourceId + 1000, 0, 1.5, Number.NaN])
    await expect(setUniqueIds(ctx, { sourceId: id, uniqueIds: true })).rejects.toThrow();
  expect(await getSource(ctx, { sourceId })).toMatchObject({ uniqueIds: false });
});
