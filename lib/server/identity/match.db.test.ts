import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { seedRecords } from '../../../scripts/testing/seed-records.ts';
import type { Traits } from '../../standardize/fields.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { decideSuggestion } from './decide-suggestion.ts';
import { getSuggestion } from './get-suggestion.ts';
import { listDecisions } from './list-decisions.ts';
import { listSuggestions } from './list-suggestions.ts';
import { previewMerge } from './preview-merge.ts';
import { runMatch } from './run-match.ts';
import { undoDecision } from './undo-decision.ts';
import { unmergeRecord } from './unmerge-record.ts';

let test: TestContext;
let ctx: Context;

beforeEach(async () => {
  test = await createTestContext();
  ctx = test.ctx;
});
afterEach(() => test.close());

/** Strangers, so that the model has something to learn names and dates from. */
const strangers = (count: number): { key: string; traits: Traits }[] => {
  const given = [
    'Alma',
    'Boris',
    'Carla',
    'Dmitri',
    'Ewa',
    'Farid',
    'Greta',
    'Hugo',
    'Iris',
    'Jonas',
    'Kira',
    'Lars',
    'Mona',
    'Nils',
    'Olga',
  ];
  const family = [
    'Abbott',
    'Brandt',
    'Cohen',
    'Duarte',
    'Eklund',
    'Fischer',
    'Garcia',
    'Hansen',
    'Ivanov',
    'Jensen',
    'Keller',
    'Lopez',
    'Novak',
  ];
  return Array.from({ length: count }, (_, i) => ({
    key: `s${i}`,
    traits: {
      given_name: given[i % given.length] ?? '',
      family_name: family[(i * 7) % family.length] ?? '',
      email: [`person${i}@example.com`],
      phone: [`+4916${String(10000000 + i * 7919).slice(0, 8)}`],
      birth_date: `19${50 + (i % 45)}-${String(1 + ((i * 5) % 12)).padStart(2, '0')}-${String(1 + ((i * 11) % 28)).padStart(2, '0')}`,
    },
  }));
};

const seed = async (people: Record<string, Traits>, settings = {}): Promise<Record<string, number>> => {
  const rows = [...strangers(200), ...Object.entries(people).map(([key, traits]) => ({ key, traits }))];
  const ids = await seedRecords(ctx, { name: 'CRM', settings }, rows);
  return Object.fromEntries(rows.map((row, i) => [row.key, ids[i] ?? 0]));
};

const profileOf = async (id: number | undefined): Promise<number> => {
  const row = await ctx.db.clusterMember.findUnique({ where: { recordId: id ?? 0 } });
  return row?.profileId ?? id ?? 0;
};

/** Profile by the index's own map: dictionary as events use it. */
const indexedProfile = async (id: number | undefined): Promise<number> => {
  const [row] = await queryRows<{ p: number }>(
    ctx.index,
    `SELECT dictGetOrDefault('record_profile_map', 'profile_id', {id:UInt64}, {id:UInt32}) AS p`,
    { id: id ?? 0 },
  );
  return row?.p ?? 0;
};

describe('exact rules', () => {
  it('merge equal e-mail and phone, but not relatives, desks or row numbers', async () => {
    const ids = await seed({
      a1: { given_name: 'Robert', family_name: 'Miller', email: ['bob@miller.org'] },
      a2: { given_name: 'Bob', family_name: 'Miller', email: ['bob@miller.org'], phone: ['+14155550101'] },
      a3: { phone: ['+14155550101'] },
      mum: { given_name: 'Anna', family_name: 'Smith', email: ['family@smith.org'] },
      son: { given_name: 'Peter', family_name: 'Smith', email: ['family@smith.org'] },
      d1: { given_name: 'Wanda', family_name: 'Quist', email: ['info@firm.com'] },
      d2: { given_name: 'Igor', family_name: 'Tell', email: ['info@firm.com'] },
      b1: { given_name: 'Jane', family_name: 'Roe', email: ['jane@roe.org'], birth_date: '1950-01-02' },
      b2: { given_name: 'Jane', family_name: 'Roe', email: ['jane@roe.org'], birth_date: '1981-07-30' },
    });
    await runMatch(ctx);
    expect(await profileOf(ids.a2)).toBe(ids.a1);
    expect(await profileOf(ids.a3)).toBe(ids.a1);
    expect(await indexedProfile(ids.a3)).toBe(ids.a1);
    expect(await profileOf(ids.son)).not.toBe(await profileOf(ids.mum));
    expect(await profileOf(ids.d2)).not.toBe(await profileOf(ids.d1));
    expect(await profileOf(ids.b2)).not.toBe(await profileOf(ids.b1));
    const [row] = await queryRows<{ record_count: number }>(
      ctx.index,
      'SELECT record_count FROM profile FINAL WHERE profile_id = {id:UInt32}',
      {
        id: ids.a1,
      },
    );
    expect(row?.record_count).toBe(3);
  });

  it('keep two ids of a source apart when its ids are unique', async () => {
    const twin = { given_name: 'Robert', family_name: 'Miller', email: ['bob@miller.org'], birth_date: '1970-03-04' };
    const ids = await seed({ a1: twin, a2: twin }, { uniqueIds: true });
    const result = await runMatch(ctx);
    expect(result.merged).toBe(0);
    expect(await profileOf(ids.a2)).toBe(ids.a2);
  });
});

describe('another national id', () => {
  const same = { given_name: 'Robert', family_name: 'Miller', email: ['bob@miller.org'], birth_date: '1970-03-04' };

  it('keeps people apart, also past a third record and a decision about it, and is suggested', async () => {
    const ids = await seed({ a: { ...same, national_id: '123456789' }, b: { ...same, national_id: '987650001' }, c: same });
    await runMatch(ctx);
    expect(await profileOf(ids.b)).not.toBe(await profileOf(ids.a));
    const suggested = await ctx.db.suggestion.findMany();
    const both = (x = 0, y = 0) => suggested.find(({ recordA, recordB }) => Math.min(x, y) === recordA && Math.max(x, y) === recordB);
    expect(both(ids.a, ids.b)).toBeDefined();
    await decideSuggestion(ctx, { id: both(ids.a, ids.c)?.id ?? '', verdict: 'same' });
    expect(await profileOf(ids.c)).toBe(await profileOf(ids.a));
    expect(await profileOf(ids.b)).not.toBe(await profileOf(ids.a));
    await runMatch(ctx);
    expect(await profileOf(ids.b)).not.toBe(await profileOf(ids.a));
  });

  it('keeps people apart who have nothing else in common but a third record', async () => {
    const ids = await seed({
      a: { ...same, birth_date: '1950-03-04', national_id: '123456789' },
      b: { given_name: 'Robert', family_name: 'Miller', phone: ['+14155550177'], birth_date: '1980-11-23', national_id: '987650001' },
      c: { given_name: 'Robert', family_name: 'Miller', email: same.email, phone: ['+14155550177'] },
    });
    await runMatch(ctx);
    expect(await profileOf(ids.b)).not.toBe(await profileOf(ids.a));
  });
});

/** Same given name and birth date, other family name: likely enough to suggest. */
const PAIR = {
  x: { given_name: 'Theodora', family_name: 'Castellan', email: ['theodora@home.org'], birth_date: '1968-11-23', phone: ['+14155550188'] },
  y: { given_name: 'Theodora', family_name: 'Kowalski', birth_date: '1968-11-23' },
};

describe('review', () => {
  const setUp = async () => {
    await ctx.db.setting.create({ data: { key: 'suggestFrom', value: 0.05 } });
    const ids = await seed(PAIR);
    await runMatch(ctx);
    const { items, total } = await listSuggestions(ctx, { profileId: ids.x ?? 0 });
    return { ids, items, total, id: items[0]?.id ?? '' };
  };

  it('shows reasons and evidence, and hides values from analysts', async () => {
    const { id, items } = await setUp();
    expect(items).toHaveLength(1);
    const detail = await getSuggestion(ctx, id);
    expect(detail.reasons.map((r) => r.key)).toContain('birth_date.exact');
    expect(detail.evidence.find((e) => e.comparison === 'birth_date')).toMatchObject({ a: '1968-11-23', b: '1968-11-23', level: 'exact' });
    const analyst = { ...ctx, actor: { userId: null, name: 'analyst', role: 'analyst' as const } };
    expect(JSON.stringify(await getSuggestion(analyst, id))).not.toContain('Castellan');
    await expect(decideSuggestion(analyst, { id, verdict: 'same' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('approves, previews, undoes', async () => {
    const { ids, id } = await setUp();
    const preview = await previewMerge(ctx, { profileIds: [ids.x ?? 0, ids.y ?? 0] });
    expect(preview.before).toHaveLength(2);
    expect(preview.after).toMatchObject({ profileId: ids.x, records: 2 });
    const { decisionId } = await decideSuggestion(ctx, { id, verdict: 'same' });
    expect(await profileOf(ids.y)).toBe(ids.x);
    expect(await indexedProfile(ids.y)).toBe(ids.x);
    expect((await listSuggestions(ctx, { profileId: ids.x ?? 0 })).total).toBe(0);
    await runMatch(ctx);
    expect(await profileOf(ids.y)).toBe(ids.x);
    await undoDecision(ctx, { decisionId });
    expect(await indexedProfile(ids.y)).toBe(ids.y);
    expect((await listSuggestions(ctx, { profileId: ids.x ?? 0 })).total).toBe(1);
    await expect(undoDecision(ctx, { decisionId })).rejects.toMatchObject({ code: 'conflict' });
    const { items, total } = await listDecisions(ctx);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ kind: 'same', withdrawn: { actor: 'admin' } });
  });

  it('keeps a rejected pair rejected over runs', async () => {
    const { ids, id } = await setUp();
    await decideSuggestion(ctx, { id, verdict: 'not_same' });
    await runMatch(ctx);
    expect((await listSuggestions(ctx, { profileId: ids.x ?? 0 })).total).toBe(0);
    await expect(decideSuggestion(ctx, { id, verdict: 'same' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

it('unmerges records for good, and takes that back', async () => {
  const same = { given_name: 'Robert', family_name: 'Miller', email: ['bob@miller.org'] };
  const ids = await seed({ a1: same, a2: same, a3: same });
  await runMatch(ctx);
  expect(await profileOf(ids.a3)).toBe(ids.a1);
  const { decisionId, profiles } = await unmergeRecord(ctx, { profileId: ids.a1 ?? 0, recordIds: [ids.a3 ?? 0] });
  expect(profiles).toEqual([ids.a1, ids.a3]);
  const rows = await queryRows<{ profile_id: number; record_count: number }>(
    ctx.index,
    'SELECT profile_id, record_count FROM profile FINAL WHERE profile_id IN {ids:Array(UInt32)} ORDER BY profile_id',
    { ids: [ids.a1, ids.a2, ids.a3] },
  );
  expect(rows).toEqual([
    { profile_id: ids.a1, record_count: 2 },
    { profile_id: ids.a3, record_count: 1 },
  ]);
  await runMatch(ctx);
  expect(await profileOf(ids.a3)).toBe(ids.a3);
  expect(await profileOf(ids.a2)).toBe(ids.a1);
  await undoDecision(ctx, { decisionId });
  expect(await profileOf(ids.a3)).toBe(ids.a1);
});

it('runs on an empty index', async () => {
  const result = await runMatch(ctx);
  expect(result).toMatchObject({ records: 0, profiles: 0, merged: 0, suggestions: 0 });
});
