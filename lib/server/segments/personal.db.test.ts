import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import type { Role } from '../../core/roles.ts';
import { NOW } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import type { Context } from '../context.ts';
import { explainMembership } from './explain-membership.ts';
import { listRuleMembers } from './list-rule-members.ts';
import { listSegmentMembers } from './list-segment-members.ts';
import { readPersonalView } from './personal-view.ts';
import { previewSegment } from './preview-segment.ts';
import { saveSegment } from './save-segment.ts';
import { segmentFields } from './segment-fields.ts';
import { fillIndex } from './testing/fill-index.ts';

const world = makeWorld(120, 800, 11);
let test: TestContext;
const as = (role: Role): Context => ({ ...test.ctx, actor: { userId: null, name: role, role } });
const ruleOf = (...rules: object[]): object => ({ version: 1, root: { combinator: 'and', rules } });
const trait = (field: string, test: object): object => ({ kind: 'trait', field, test });
const withEmail = world.people.find((person) => person.email.length > 0);
const profileId = withEmail?.profileId ?? 0;
const email = withEmail?.email[0] ?? '';

beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, world);
  const source = await test.ctx.db.source.create({ data: { name: 's', kind: 'people' } });
  const columns = [{ column: 0, header: 'Hobbies', target: 'custom:hobbies', type: 'name' }];
  await test.ctx.db.import.create({ data: { sourceId: source.id, kind: 'people', status: 'done', mapping: { kind: 'people', columns } } });
});
afterAll(() => test.close());

it('keeps analysts from spelling out values with rules of their own', async () => {
  const spelling = ruleOf(trait('email', { op: 'starts', value: email.slice(0, 1) }));
  const closed = [{ path: '0', code: 'personalField', values: { field: 'email' } }];
  const analyst = as('analyst');
  for (const rule of [spelling, ruleOf(trait('email', { op: 'is', value: email }))]) {
    expect(await previewSegment(analyst, { rule })).toMatchObject({ issues: closed, counts: { matched: 0 }, sample: [] });
    expect(await explainMembership(analyst, { profileId, rule })).toMatchObject({ member: false, nodes: {}, issues: closed });
    await expect(listRuleMembers(analyst, { rule })).rejects.toMatchObject({ key: 'segmentRuleWrong' });
  }
  expect(await explainMembership(as('marketer'), { profileId, rule: spelling })).toMatchObject({ member: true, issues: [] });
  const custom = ruleOf(trait('custom:hobbies', { op: 'starts', value: 'm' }));
  expect((await previewSegment(analyst, { rule: custom })).issues).toMatchObject([{ code: 'personalField' }]);
  expect((await previewSegment(as('marketer'), { rule: custom })).issues).toEqual([]);
});

it('lets analysts ask whether there is a value', async () => {
  const rule = ruleOf(trait('email', { op: 'not_blank' }));
  const asked = await previewSegment(as('analyst'), { rule });
  expect(asked.issues).toEqual([]);
  expect(asked.counts).toEqual((await previewSegment(as('marketer'), { rule })).counts);
});

it('shows analysts the numbers and reasons of segments that marketers saved, and of no other rule', async () => {
  const rule = ruleOf(trait('email', { op: 'starts', value: email.slice(0, 2) }), trait('city', { op: 'not_blank' }));
  const { id } = await saveSegment(as('marketer'), { name: 'Saved', rule });
  const analyst = as('analyst');
  expect((await previewSegment(analyst, { rule, self: id })).issues).toEqual([]);
  const told = await explainMembership(analyst, { profileId, rule, self: id });
  expect(told.issues).toEqual([]);
  expect(JSON.stringify(told)).not.toContain(email);
  const changed = ruleOf(trait('email', { op: 'starts', value: email.slice(0, 3) }), trait('city', { op: 'not_blank' }));
  expect((await previewSegment(analyst, { rule: changed, self: id })).issues).toMatchObject([{ code: 'personalField' }]);
});

it('masks what analysts see of people, whatever field it stands in', async () => {
  const sized = world.people.find((person) => (person.customText.hobbies ?? []).some((text) => text.length > 1));
  const rule = ruleOf(trait('custom:hobbies', { op: 'not_blank' }));
  const shown = async (role: Role) => (await explainMembership(as(role), { profileId: sized?.profileId ?? 0, rule })).nodes['0']?.actual;
  expect(await shown('marketer')).toEqual({ kind: 'values', values: sized?.customText.hobbies });
  expect(JSON.stringify(await shown('analyst'))).toContain('•••');
});

it('masks addresses that stand in other fields, and offers none', async () => {
  const view = await readPersonalView(test.ctx, { userId: null, name: 'a', role: 'analyst' });
  expect(view.show('custom:comment', 'write to ada@example.org')).toBe('write to a•••@e•••.org');
  expect(view.show('city', 'Paris')).toBe('Paris');
  const values = [
    { value: 'ada@example.org', count: 9 },
    { value: 'tea', count: 5 },
  ];
  expect(view.top('prop:note', values)).toEqual([{ value: 'tea', count: 5 }]);
});

it('masks numbers that look like those of phones', async () => {
  const view = await readPersonalView(test.ctx, { userId: null, name: 'a', role: 'analyst' });
  expect(view.number('prop:callback', 4915112345678)).toBe('•••78');
  expect(view.number('prop:amount', 129.5)).toBe(129.5);
  const marketer = await readPersonalView(test.ctx, { userId: null, name: 'm', role: 'marketer' });
  expect(marketer.number('prop:callback', 4915112345678)).toBe(4915112345678);
});

it('offers analysts no frequent values of personal fields', async () => {
  const topOf = async (role: Role, name: string) => (await segmentFields(as(role))).fields.find((field) => field.name === name)?.top ?? [];
  expect(await topOf('marketer', 'custom:hobbies')).not.toEqual([]);
  expect(await topOf('analyst', 'custom:hobbies')).toEqual([]);
  expect(await topOf('analyst', 'city')).toEqual(await topOf('marketer', 'city'));
});

it('does not order people by name for analysts, nor tell the last name of a page', async () => {
  const { id } = await saveSegment(as('marketer'), { name: 'All', rule: ruleOf({ kind: 'record_count', test: { op: 'gt', value: 0 } }) });
  const page = await listSegmentMembers(as('analyst'), { segmentId: id, sort: 'name', limit: 5 });
  const ids = page.rows.map((row) => row.profileId);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(JSON.parse(Buffer.from(page.next ?? '', 'base64url').toString())).toEqual([ids.at(-1), ids.at(-1)]);
});
