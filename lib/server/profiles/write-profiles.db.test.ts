import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { mapProfiles } from '../identity/map-profiles.ts';
import { previewMerge } from '../identity/preview-merge.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { takeTouchedRecords } from '../mirror/take-touched-records.ts';
import { ALL_PROFILES } from './all-profiles-note.ts';
import { getProfile } from './get-profile.ts';
import { listProfiles } from './list-profiles.ts';
import { profileTimeline } from './profile-timeline.ts';
import { searchProfiles } from './search-profiles.ts';
import { writeProfiles } from './write-profiles.ts';
import { writeTouchedProfiles } from './write-touched-profiles.ts';

let test: TestContext;
let ctx: Context;
let analyst: Context;
let importId: number;
const ids: number[] = [];

const PEOPLE = [
  {
    given_name: 'Ada',
    family_name: 'Byron',
    email: ['ada@x.org'],
    phone: ['+441632960001'],
    'custom:company_phone': '1632960999',
    'custom:spouse': 'William King',
    'custom:comment': 'ring 01632 960 777 in the 1840s',
  },
  { given_name: 'A.', family_name: 'Byron', email: ['ada.b@y.org'], company: 'Engines Ltd' },
  { given_name: '小明', family_name: '王', phone: ['+8613800138000'] },
];
const MAPPING = {
  kind: 'people',
  columns: [
    { column: 0, header: 'First', target: 'field:given_name' },
    { column: 1, header: 'Mail', target: 'field:email' },
    { column: 2, header: 'Company phone', target: 'custom:company_phone', type: 'phone' },
    { column: 3, header: 'Spouse', target: 'custom:spouse', type: 'name' },
    { column: 4, header: 'Caller', target: 'prop:caller', type: 'name' },
    { column: 5, header: 'Comment', target: 'custom:comment', type: 'text' },
  ],
};

beforeAll(async () => {
  test = await createTestContext();
  ctx = test.ctx;
  analyst = { ...ctx, actor: { userId: null, name: 'analyst', role: 'analyst' } };
  const source = await ctx.db.source.create({ data: { name: 'CRM', kind: 'people' } });
  importId = (await ctx.db.import.create({ data: { sourceId: source.id, kind: 'people', mapping: MAPPING } })).id;
  for (const [i, traits] of PEOPLE.entries()) {
    const record = await ctx.db.record.create({ data: { sourceId: source.id, sourceKey: `k${i}` } });
    ids.push(record.id);
    await ctx.pool.query(
      `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)
       VALUES ($1, $2, 0, $3, $4, $5, '\\x00', $6)`,
      [
        record.id,
        importId,
        i + 1,
        ` ${traits.given_name} ,ADA@X.ORG,1632960999,William King,,ring 01632 960 777 in the 1840s`,
        traits,
        `2026-01-0${i + 1}`,
      ],
    );
  }
  await ctx.pool.query(
    `INSERT INTO event (id, source_id, import_id, file_no, row_no, record_id, type, occurred_at, props, raw)
     SELECT gen_random_uuid(), $1, $2, 0, n, $3, CASE n % 2 WHEN 0 THEN 'order' ELSE 'visit' END, '2025-01-01'::timestamptz + n * interval '1 day',
       '{"note": "from ada@x.org or +44 1632 960888", "caller": "Charles Babbage", "lead_key": "1:ada-byron", "product": "Engine 2"}', '{}' FROM generate_series(1, 120) n`,
    [source.id, importId, ids[1]],
  );
  await ctx.pool.query(
    `INSERT INTO consent (id, record_id, source_id, import_id, file_no, row_no, purpose, channel, granted, occurred_at, timed)
     VALUES (gen_random_uuid(), $1, $3, $4, 0, 1, 'marketing', 'email', true, '2026-01-01', true),
            (gen_random_uuid(), $2, $3, $4, 0, 2, 'marketing', 'email', false, '2026-01-01', true)`,
    [ids[0], ids[1], source.id, importId],
  );
  await runMirror(ctx);
});
afterAll(() => test.close());

const id = (i: number): number => ids[i] ?? 0;

const merge = async () => {
  await ctx.db.clusterMember.createMany({ data: [id(0), id(1)].map((recordId) => ({ recordId, profileId: id(0) })) });
  await writeProfiles(ctx, { recordIds: [id(0), id(1)] });
};

const unmerge = async () => {
  await ctx.db.clusterMember.deleteMany();
  await writeProfiles(ctx, { recordIds: [id(0), id(1)] });
};

const stored = () =>
  queryRows<Record<string, unknown>>(ctx.index, 'SELECT * EXCEPT (seq) FROM profile FINAL ORDER BY profile_id SETTINGS max_threads = 1');

it('writes all, then only what differs', async () => {
  expect(await writeProfiles(ctx, { all: true })).toEqual({ written: 3, removed: 0 });
  expect(await writeProfiles(ctx, { all: true })).toEqual({ written: 0, removed: 0 });
  const rows = await stored();
  expect(rows.map((row) => row.display_name)).toEqual(['Ada Byron', 'A. Byron', '王小明']);
  expect(rows[1]).toMatchObject({ first_seen: '2025-01-02 00:00:00.000', consent_refused: ['marketing:email'] });
});

it('joins a merge into one profile and takes it fully back', async () => {
  const before = await stored();
  await merge();
  const merged = await stored();
  expect(merged).toHaveLength(2);
  expect(merged[0]).toMatchObject({
    display_name: 'Ada Byron',
    email: ['ada.b@y.org', 'ada@x.org'],
    company: 'Engines Ltd',
    record_count: 2,
    consent_granted: [],
    consent_refused: ['marketing:email'],
  });
  await unmerge();
  expect(await stored()).toEqual(before);
});

it('with all, takes away profiles that are no more', async () => {
  await ctx.db.clusterMember.createMany({ data: [id(0), id(1)].map((recordId) => ({ recordId, profileId: id(0) })) });
  await mapProfiles(ctx, { members: { recordIds: Uint32Array.of(id(0), id(1)), profileIds: Uint32Array.of(id(0), id(0)) } });
  expect(await writeProfiles(ctx, { all: true })).toEqual({ written: 1, removed: 1 });
});

it('writes all profiles for the note that stands for all', async () => {
  const before = await stored();
  await ctx.pool.query('DELETE FROM touched_record');
  await ctx.pool.query('INSERT INTO touched_record (record_id) VALUES ($1), ($2)', [ALL_PROFILES, id(0)]);
  expect((await takeTouchedRecords(ctx.pool)).sort((x, y) => x - y)).toEqual([ALL_PROFILES, id(0)]);
  await ctx.index.command({ query: 'TRUNCATE TABLE profile' });
  expect(await writeTouchedProfiles(ctx)).toBe(2);
  expect(await stored()).toEqual(before);
  expect(await writeTouchedProfiles(ctx)).toBe(0);
});

it('shows each value with its origin, and where a merged number went', async () => {
  const found = await getProfile(ctx, id(0));
  if (found.kind !== 'profile') throw new Error('moved');
  const given = found.profile.fields.find((field) => field.key === 'given_name');
  expect(given).toMatchObject({
    differing: 1,
    values: [{ value: 'Ada', raw: ' Ada ', sourceName: 'CRM', importId, rowNo: 1, rule: 'most_complete', recordId: id(0) }],
  });
  expect(found.profile.records).toHaveLength(2);
  expect(await getProfile(ctx, id(1))).toEqual({ kind: 'moved', id: id(0) });
  await expect(getProfile(ctx, 999_999)).rejects.toMatchObject({ code: 'not_found' });
});

it('pages through the timeline and filters it', async () => {
  const first = await profileTimeline(ctx, id(0));
  expect(first.counts).toEqual([
    { type: 'order', count: 60 },
    { type: 'visit', count: 60 },
  ]);
  const seen = new Set(first.events.map((event) => event.id));
  let next = first.next;
  while (next) {
    const page = await profileTimeline(ctx, id(0), { before: next });
    for (const event of page.events) seen.add(event.id);
    next = page.next;
  }
  expect(seen.size).toBe(120);
  const orders = await profileTimeline(ctx, id(0), { types: ['order'] });
  expect(new Set(orders.events.map((event) => event.type))).toEqual(new Set(['order']));
});

it.each([
  ['ada', 1],
  ['BYRON eng', 1],
  ['小明', 1],
  ['王小', 1],
  ['138 0013', 1],
  ['nobody', 0],
  ["o'; DROP", 0],
])('finds %s', async (text, count) => {
  expect(await searchProfiles(ctx, text)).toHaveLength(count);
  expect((await listProfiles(ctx, { query: text })).total).toBe(count);
});

it('masks people for analysts, who find whole words only', async () => {
  expect(await searchProfiles(analyst, 'ad')).toEqual([]);
  const [hit] = await searchProfiles(analyst, 'byron');
  expect(hit).toMatchObject({ name: 'A••• B•••', email: ['a•••@•••.org', 'a•••@•••.org'] });
  const found = await getProfile(analyst, id(0));
  const texts = JSON.stringify(found) + JSON.stringify(await profileTimeline(analyst, id(0)));
  expect(texts).not.toMatch(/1632960999|William|King|960 ?777|960888|Charles|Babbage|ada-byron/);
  expect(texts).toContain('in the 1840s');
  expect(texts).toContain('Engine 2');
  const preview = JSON.stringify(await previewMerge(analyst, { profileIds: [id(0), id(2)] }));
  expect(preview).not.toMatch(/1632960999|William|960 ?777/);
  expect(texts).not.toMatch(/Byron|\bAda\b|ada@x|960001/i);
});

it('sorts and pages the list', async () => {
  const { total, rows } = await listProfiles(ctx, { sort: 'records', pageSize: 1 });
  expect({ total, first: rows[0]?.id }).toEqual({ total: 2, first: id(0) });
  expect((await listProfiles(ctx, { sort: 'records', pageSize: 1, page: 2 })).rows[0]?.id).toBe(id(2));
});

it('does not tell the order of names to those who may not see them', async () => {
  const rename = (name: string) =>
    ctx.index.command({
      query: `INSERT INTO profile SELECT * REPLACE({name:String} AS display_name, seq + 1 AS seq) FROM profile FINAL WHERE profile_id = ${id(0)}`,
      query_params: { name },
    });
  const order = async (who: typeof ctx) => (await listProfiles(who, { sort: 'name', descending: false })).rows.map((r) => r.id);
  const name = (await listProfiles(ctx)).rows.find((row) => row.id === id(0))?.name ?? '';
  await rename('龙');
  expect(await order(ctx)).toEqual([id(2), id(0)]);
  expect(await order({ ...ctx, actor: { userId: 1, name: 'x', role: 'analyst' } })).toEqual([id(0), id(2)]);
  await rename(name);
});

it('lists the people of one source', async () => {
  const [source] = await ctx.db.source.findMany();
  const all = await listProfiles(ctx);
  expect((await listProfiles(ctx, { source: source?.id })).total).toBe(all.total);
  expect((await listProfiles(ctx, { source: source?.id, query: 'byron' })).total).toBe((await listProfiles(ctx, { query: 'byron' })).total);
  expect((await listProfiles(ctx, { source: 4711 })).total).toBe(0);
});
