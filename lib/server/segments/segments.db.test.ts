import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import type { Role } from '../../core/roles.ts';
import { NOW } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import { MEMBER_SORTS } from '../../segments/views.ts';
import type { Context } from '../context.ts';
import { archiveSegment } from './archive-segment.ts';
import { explainMembership } from './explain-membership.ts';
import { exportSegment } from './export-segment.ts';
import { getSegment } from './get-segment.ts';
import { listSegmentMembers } from './list-segment-members.ts';
import { listSegments } from './list-segments.ts';
import { previewSegment } from './preview-segment.ts';
import { restoreSegment } from './restore-segment.ts';
import { saveSegment } from './save-segment.ts';
import { segmentFields } from './segment-fields.ts';
import { segmentVersions } from './segment-versions.ts';
import { fillIndex } from './testing/fill-index.ts';

const world = makeWorld(120, 800, 11);
let test: TestContext;
let ctx: Context;
const as = (role: Role): Context => ({ ...ctx, actor: { userId: null, name: role, role } });

const ordered = { version: 1, root: { combinator: 'and', rules: [event('order', true)] } };
function event(type: string, did: boolean): object {
  return { kind: 'event', did, type, measure: { kind: 'count', op: 'at_least', n: 1 }, window: { kind: 'ever' }, where: [] };
}
const inSegment = (segment: number, member = true): object => ({
  version: 1,
  root: { combinator: 'and', rules: [{ kind: 'segment', segment, member }] },
});

/** Somebody else refuses for one of their addresses. */
const isSilenced = ({ profileId }: { readonly profileId: number }): boolean => profileId % 3 === 0;

beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  ctx = test.ctx;
  await fillIndex(ctx, world);
  const silenced = world.people.filter(isSilenced).map(({ profileId }) => ({ profile_id: profileId, seq: 1, is_deleted: 0 }));
  await ctx.index.insert({ table: 'address_refused', values: silenced, format: 'JSONEachRow' });
});
afterAll(() => test.close());

const readExport = async (segmentId: number, reachableOnly = false): Promise<{ text: string; rows: number }> => {
  const file = await exportSegment(ctx, { segmentId, reachableOnly });
  let text = '';
  for await (const chunk of file.chunks) text += chunk;
  return { text, rows: file.rows };
};

describe('one segment', () => {
  it('has the same number of people everywhere', async () => {
    const { id } = await saveSegment(ctx, { name: 'Ordered', rule: ordered });
    const preview = await previewSegment(ctx, { rule: ordered });
    const listed = (await listSegments(ctx)).segments.find((segment) => segment.id === id);
    const detail = await getSegment(ctx, { id });
    const members = await listSegmentMembers(ctx, { segmentId: id, limit: 500 });
    const exported = await readExport(id);
    const lines = exported.text.split('\r\n').length - 2;
    expect(preview.counts.matched).toBeGreaterThan(10);
    expect([listed?.matched, detail.counts.matched, members.total, members.rows.length, exported.rows, lines]).toEqual(
      Array(6).fill(preview.counts.matched),
    );
    const ofReachable = await readExport(id, true);
    const reachableLines = ofReachable.text.split('\r\n').length - 2;
    expect([listed?.reachable, detail.counts.reachable, members.reachable, ofReachable.rows, reachableLines]).toEqual(
      Array(5).fill(preview.counts.reachable),
    );
    const reachable = members.rows.filter((row) => row.reachable);
    expect(reachable).toHaveLength(preview.counts.reachable);
    expect(reachable.filter(isSilenced)).toEqual([]);
    expect(members.rows.filter(isSilenced).length).toBeGreaterThan(0);
    expect(await ctx.db.auditLog.count({ where: { action: 'segment.export', subject: `segment:${id}` } })).toBe(2);
  });

  it.each(MEMBER_SORTS)('pages through all members by %s, each once', async (sort) => {
    const { id } = (await listSegments(ctx)).segments[0] ?? { id: 0 };
    for (const descending of [false, true]) {
      const seen: number[] = [];
      let after: string | undefined;
      do {
        const page = await listSegmentMembers(ctx, { segmentId: id, sort, descending, limit: 17, ...(after ? { after } : {}) });
        seen.push(...page.rows.map((row) => row.profileId));
        after = page.next ?? undefined;
      } while (after);
      const { total } = await listSegmentMembers(ctx, { segmentId: id });
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
    }
  });

  it('starts its file with a byte order mark and defuses formulas', async () => {
    const rule = { version: 1, root: { combinator: 'and', rules: [{ kind: 'record_count', test: { op: 'gte', value: 1 } }] } };
    const { id } = await saveSegment(ctx, { name: 'All', rule });
    await ctx.index.insert({
      table: 'profile',
      values: [{ profile_id: 9001, display_name: '=HYPERLINK("x")', record_count: 1, seq: 1, is_deleted: 0 }],
      format: 'JSONEachRow',
    });
    const { text } = await readExport(id);
    expect(text.startsWith('\uFEFFprofile_id,display_name,')).toBe(true);
    expect(text).toContain('"\'=HYPERLINK(""x"")"');
    await ctx.index.insert({ table: 'profile', values: [{ profile_id: 9001, seq: 2, is_deleted: 1 }], format: 'JSONEachRow' });
  });
});

describe('roles', () => {
  it('masks personal data for analysts and keeps writes and exports from them', async () => {
    const analyst = as('analyst');
    const { sample } = await previewSegment(analyst, { rule: ordered });
    const texts = sample.flatMap((row) => [row.displayName, ...row.email, ...row.phone]);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.every((text) => text.includes('•'))).toBe(true);
    await expect(saveSegment(analyst, { name: 'x', rule: ordered })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(exportSegment(analyst, { segmentId: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(archiveSegment(analyst, { id: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(restoreSegment(analyst, { id: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listSegments({ ...ctx, actor: null })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('saving', () => {
  it('refuses unknown names, empty rules, taken names and segments inside themselves', async () => {
    const save = (input: object) => saveSegment(as('marketer'), input);
    const unknown = { version: 1, root: { combinator: 'and', rules: [event('nobody did this', false)] } };
    await expect(save({ name: 'a', rule: unknown })).rejects.toMatchObject({ code: 'invalid', key: 'segmentRuleWrong' });
    const empty = { version: 1, root: { combinator: 'and', rules: [] } };
    await expect(save({ name: 'a', rule: empty })).rejects.toMatchObject({ key: 'segmentRuleEmpty' });
    await expect(save({ name: 'Ordered', rule: ordered })).rejects.toMatchObject({ code: 'conflict', key: 'segmentNameTaken' });
    const a = await save({ name: 'A', rule: ordered });
    const b = await save({ name: 'B', rule: inSegment(a.id, false) });
    await expect(save({ id: a.id, name: 'A', rule: inSegment(b.id) })).rejects.toMatchObject({ key: 'segmentRuleWrong' });
    await expect(save({ id: a.id, name: 'A', rule: inSegment(a.id) })).rejects.toMatchObject({ key: 'segmentRuleWrong' });
    await expect(archiveSegment(ctx, { id: a.id })).rejects.toMatchObject({ key: 'segmentInUse' });
    await expect(archiveSegment(ctx, { id: a.id + 0.5 })).rejects.toMatchObject({ key: 'segmentNotFound' });
  });

  it('keeps every version and adds none for an unchanged rule', async () => {
    const { id } = await saveSegment(ctx, { name: 'V', rule: ordered });
    expect(await saveSegment(ctx, { id, name: 'V renamed', rule: ordered })).toEqual({ id, version: 1 });
    const changed = { version: 1, root: { combinator: 'and', rules: [event('order', false)] } };
    expect(await saveSegment(ctx, { id, name: 'V renamed', rule: changed })).toEqual({ id, version: 2 });
    const versions = await segmentVersions(ctx, { id });
    expect(versions.map((version) => version.version)).toEqual([2, 1]);
    const [one, two] = await Promise.all([getSegment(ctx, { id, version: 1 }), getSegment(ctx, { id })]);
    expect([one, two]).toMatchObject([
      { version: 1, newest: 2 },
      { version: 2, newest: 2 },
    ]);
    expect(one.counts.matched + two.counts.matched).toBe(world.people.length);
  });

  it('empties a segment whose part was archived, also under not', async () => {
    const part = await saveSegment(ctx, { name: 'Part', rule: ordered });
    const whole = await saveSegment(ctx, { name: 'Whole', rule: inSegment(part.id, false) });
    expect((await getSegment(ctx, { id: whole.id })).counts.matched).toBeGreaterThan(0);
    await ctx.db.segment.update({ where: { id: part.id }, data: { archivedAt: new Date() } });
    const broken = await getSegment(ctx, { id: whole.id });
    expect(broken.counts.matched).toBe(0);
    expect(broken.issues).toMatchObject([{ code: 'unknownSegment', path: '0' }]);
    expect(await listSegmentMembers(ctx, { segmentId: whole.id })).toMatchObject({ total: 0, rows: [] });
    await expect(exportSegment(ctx, { segmentId: whole.id })).rejects.toMatchObject({ key: 'segmentRuleWrong' });
    await restoreSegment(ctx, { id: part.id });
    expect((await getSegment(ctx, { id: whole.id })).issues).toEqual([]);
  });
});

it('explains membership condition by condition', async () => {
  const rule = {
    version: 1,
    root: { combinator: 'or', rules: [event('order', true), { combinator: 'and', not: true, rules: [event('order', true)] }] },
  };
  for (const person of world.people.slice(0, 5)) {
    const orders = (world.eventsOf.get(person.profileId) ?? []).filter((e) => e.type === 'order').length;
    const answer = await explainMembership(ctx, { profileId: person.profileId, rule });
    expect(answer.member).toBe(true);
    expect(answer.nodes['0']).toMatchObject({ passes: orders > 0, actual: { kind: 'events', count: orders } });
    expect(answer.nodes['1']?.passes).toBe(orders === 0);
  }
  await expect(explainMembership(ctx, { profileId: 4_000_000, rule })).rejects.toMatchObject({ code: 'not_found' });
});

it('offers fields, events and frequent values', async () => {
  const catalog = await segmentFields(as('analyst'));
  expect(catalog.people).toBe(world.people.length);
  expect(catalog.fields.find((field) => field.name === 'city')?.top.length).toBeGreaterThan(3);
  expect(catalog.fields.find((field) => field.name === 'email')?.top).toEqual([]);
  expect(catalog.fields.find((field) => field.name === 'custom:size')?.family).toBe('number');
  expect(catalog.events.find((e) => e.type === 'order')?.properties.map((p) => p.name)).toContain('price');
  expect(catalog.channels).toContain('ads');
});
