import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import type { PersonEvent } from '../../segments/evaluate-events.ts';
import type { Aggregate, Condition, Rule } from '../../segments/rule.ts';
import { NOW } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import type { NodeExplanation } from '../../segments/views.ts';
import { explainMembership } from './explain-membership.ts';
import { saveSegment } from './save-segment.ts';
import { fillIndex } from './testing/fill-index.ts';

const world = makeWorld(40, 600, 3);
let test: TestContext;

beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, world);
  await test.ctx.db.source.create({ data: { name: 'CRM', kind: 'people' } });
});
afterAll(() => test.close());

const ruleOf = (...rules: Condition[]): Rule => ({ version: 1, root: { combinator: 'or', rules } });
const explain = async (profileId: number, ...conditions: Condition[]): Promise<NodeExplanation[]> => {
  const { nodes, issues } = await explainMembership(test.ctx, { profileId, rule: ruleOf(...conditions) });
  expect(issues).toEqual([]);
  return conditions.map((_, i) => nodes[String(i)] as NodeExplanation);
};

const ever = { kind: 'ever' } as const;
const orders = (profileId: number): PersonEvent[] =>
  (world.eventsOf.get(profileId) ?? []).filter((event) => event.type === 'order').sort((a, b) => b.at - a.at);
/** The person with the most orders that have an amount. */
const buyer = Math.max(
  ...world.people
    .map(({ profileId }) => ({ profileId, n: orders(profileId).filter((event) => event.amount !== null).length }))
    .sort((a, b) => b.n - a.n)
    .slice(0, 1)
    .map(({ profileId }) => profileId),
);
const iso = (ms: number | undefined): string => new Date(ms ?? Number.NaN).toISOString();
const idsOf = (node: NodeExplanation | undefined): string[] =>
  (node?.behind ?? []).flatMap((item) => (item.kind === 'event' ? [item.eventId] : []));

it('shows the total, not the number of events, where a rule asks for a total', async () => {
  const withAmount = orders(buyer).filter((event) => event.amount !== null);
  const amounts = withAmount.map((event) => event.amount ?? 0);
  expect(amounts.length).toBeGreaterThan(3);
  const sum = amounts.reduce((a, b) => a + b, 0);
  const wanted: readonly (readonly [Aggregate, number])[] = [
    ['sum', sum],
    ['avg', sum / amounts.length],
    ['min', Math.min(...amounts)],
    ['max', Math.max(...amounts)],
    ['distinct', new Set(amounts).size],
  ];
  const conditions = wanted.flatMap(([fn, value]): Condition[] => [
    {
      ...{ kind: 'event', did: true, type: 'order', window: ever, where: [] },
      measure: { kind: 'aggregate', fn, of: 'amount', test: { op: 'between', from: value - 0.001, to: value + 0.001 } },
    },
    { kind: 'top', in: true, n: 1, order: 'highest', by: { type: 'order', fn, of: 'amount', window: ever, where: [] } },
  ]);
  const nodes = await explain(buyer, ...conditions);
  wanted.forEach(([fn, value], i) => {
    const holding = fn === 'min' || fn === 'max' ? withAmount.filter((event) => event.amount === value) : withAmount;
    for (const node of [nodes[2 * i], nodes[2 * i + 1]]) {
      expect(node?.actual, fn).toEqual({
        ...{ kind: 'total', count: holding.length, lastAt: iso(holding[0]?.at) },
        value: expect.closeTo(value, 6),
      });
      const places = new Set(holding.map((event) => event.id));
      expect(idsOf(node)).toHaveLength(Math.min(5, holding.length));
      expect(idsOf(node).every((id) => places.has(id))).toBe(true);
    }
    // The value that is shown is the one that the index compares.
    expect(nodes[2 * i]?.passes, fn).toBe(true);
  });
});

it('says that there is nothing to total', async () => {
  const [node] = await explain(buyer, {
    ...{ kind: 'event', did: true, type: 'order', window: ever, where: [{ property: 'amount', test: { op: 'gt', value: 1e9 } }] },
    measure: { kind: 'aggregate', fn: 'sum', of: 'amount', test: { op: 'gte', value: 0 } },
  });
  expect(node).toEqual({ passes: false, actual: { kind: 'total', value: null, count: 0, lastAt: null }, behind: [] });
});

it('shows the moment of a first or last event, and that event', async () => {
  const event = (kind: 'first' | 'last'): Condition => ({
    ...{ kind: 'event', did: true, type: 'order', measure: { kind }, window: { kind: 'last', days: 36_000 }, where: [] },
  });
  const nodes = await explain(buyer, event('first'), event('last'));
  const found = orders(buyer);
  [found.at(-1), found[0]].forEach((edge, i) => {
    expect(nodes[i]?.actual).toEqual({ kind: 'moment', at: iso(edge?.at), count: found.length });
    expect(idsOf(nodes[i])[0]).toBe(found.filter((other) => other.at === edge?.at).find((other) => idsOf(nodes[i]).includes(other.id))?.id);
  });
});

it('shows what a lead is, whether somebody is in another segment, and where a random share comes from', async () => {
  const lead = world.people.find(({ profileId }) =>
    (world.eventsOf.get(profileId) ?? []).some(
      (event) => event.type === 'lead' && event.text.lead_key !== '' && event.text.stage === 'sql',
    ),
  );
  const { id } = await saveSegment(test.ctx, { name: 'Nobody', rule: ruleOf({ kind: 'record_count', test: { op: 'gt', value: 99 } }) });
  const profileId = lead?.profileId ?? 0;
  const nodes = await explain(
    profileId,
    { kind: 'lead', has: true, stage: 'sql' },
    { kind: 'segment', segment: id, member: true },
    { kind: 'segment', segment: id, member: false },
    { kind: 'bucket', salt: 'a', from: 0, to: 100 },
  );
  expect(nodes[0]?.actual).toMatchObject({ kind: 'values', values: expect.arrayContaining([expect.stringContaining('sql · ')]) });
  expect(nodes[0]?.behind.length).toBeGreaterThan(0);
  expect(nodes[1]).toMatchObject({ passes: false, actual: { kind: 'member', isMember: false } });
  expect(nodes[2]).toMatchObject({ passes: true, actual: { kind: 'member', isMember: false } });
  expect(nodes[3]?.behind).toMatchObject([{ kind: 'record', recordId: profileId }]);
});

it('has something behind every field with a value', async () => {
  const person = world.people.find(
    (p) => p.text.city !== '' && p.email.length > 0 && 'size' in p.customNumber && 'hobbies' in p.customText,
  );
  const fields = ['city', 'email', 'custom:size', 'custom:hobbies', 'first_seen', 'last_seen'];
  const nodes = await explain(
    person?.profileId ?? 0,
    ...fields.map((field): Condition => ({ kind: 'trait', field, test: { op: 'not_blank' } })),
    { kind: 'record_count', test: { op: 'gte', value: 1 } },
  );
  nodes.forEach((node, i) => {
    expect(node.actual, fields[i]).toMatchObject({ kind: 'values', values: expect.arrayContaining([expect.any(String)]) });
    expect(node.behind.length, fields[i]).toBeGreaterThan(0);
  });
});
