import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { evaluateRule } from '../../segments/evaluate-rule.ts';
import type { Condition, Rule } from '../../segments/rule.ts';
import { NOW } from '../../segments/testing/arbitraries.ts';
import { makeWorld } from '../../segments/testing/world.ts';
import type { Behind } from '../../segments/views.ts';
import { explainMembership } from './explain-membership.ts';
import { loadCatalog } from './load-catalog.ts';
import { saveSegment } from './save-segment.ts';
import { fillIndex } from './testing/fill-index.ts';

const world = makeWorld(40, 600, 3);
let test: TestContext;
let source = 0;

beforeAll(async () => {
  test = await createTestContext({ now: () => new Date(NOW) });
  await fillIndex(test.ctx, world);
  ({ id: source } = await test.ctx.db.source.create({ data: { name: 'CRM', kind: 'people' } }));
});
afterAll(() => test.close());

const ruleOf = (...rules: Condition[]): Rule => ({ version: 1, timeZone: 'Asia/Shanghai', root: { combinator: 'or', rules } });
const ever = { kind: 'ever' } as const;
const ordered: Condition = {
  kind: 'event',
  did: true,
  type: 'order',
  measure: { kind: 'count', op: 'at_least', n: 1 },
  window: ever,
  where: [],
};
const firstOrder: Condition = { ...ordered, measure: { kind: 'first' } };
const sequence: Condition = {
  kind: 'sequence',
  did: true,
  window: ever,
  steps: [
    { type: 'order', where: [] },
    { type: 'lead', where: [], within: 43_200 },
  ],
};
const conditions = (segment: number): Condition[] => [
  { kind: 'trait', field: 'city', test: { op: 'not_blank' } },
  ordered,
  firstOrder,
  sequence,
  { kind: 'top', n: 10, order: 'highest', in: true, by: { type: 'order', fn: 'sum', of: 'amount', window: ever, where: [] } },
  { kind: 'top', n: 10, order: 'lowest', in: true, by: { field: 'custom:size' } },
  { kind: 'consent', purpose: 'marketing', channel: 'email', status: 'refused' },
  { kind: 'source', source, has: true },
  { kind: 'lead', has: true, channels: ['ADS'] },
  { kind: 'record_count', test: { op: 'gte', value: 2 } },
  { kind: 'segment', segment, member: true },
  { kind: 'bucket', salt: 'a', from: 0, to: 50 },
];

it('gives the verdict of every kind of condition as the evaluation in memory does', { timeout: 300_000 }, async () => {
  const { id } = await saveSegment(test.ctx, { name: 'Ordered', rule: ruleOf(ordered) });
  const rules = conditions(id);
  const catalog = await loadCatalog(test.ctx, true);
  const wanted = rules.map((condition) => evaluateRule(ruleOf(condition), world, catalog, NOW));
  const verdicts = new Set<string>();
  for (const person of world.people.slice(0, 12)) {
    const answer = await explainMembership(test.ctx, { profileId: person.profileId, rule: ruleOf(...rules) });
    expect(answer.issues).toEqual([]);
    rules.forEach((condition, i) => {
      const passes = wanted[i]?.(person) ?? false;
      expect(answer.nodes[String(i)]?.passes, `${condition.kind} of ${person.profileId}`).toBe(passes);
      verdicts.add(`${i} ${passes}`);
    });
  }
  expect(verdicts.size).toBeGreaterThan(rules.length);
});

it('shows the record and the events behind an answer', { timeout: 120_000 }, async () => {
  const lead = evaluateRule(ruleOf(sequence), world, await loadCatalog(test.ctx), NOW);
  const person = world.people.find((p) => lead(p) && p.text.city !== '');
  if (!person) throw new Error('nobody has the sequence');
  const rule = ruleOf({ kind: 'trait', field: 'city', test: { op: 'not_blank' } }, firstOrder, sequence);
  const { nodes } = await explainMembership(test.ctx, { profileId: person.profileId, rule });
  expect(nodes['0']).toMatchObject({
    actual: { kind: 'values', values: [person.text.city] },
    behind: [{ kind: 'record', recordId: person.profileId, source: 'CRM', row: person.profileId + 1000 }],
  });
  const events = world.eventsOf.get(person.profileId) ?? [];
  const first = events.filter((event) => event.type === 'order').sort((a, b) => a.at - b.at)[0];
  expect(nodes['1']?.behind[0]).toMatchObject({ kind: 'event', at: new Date(first?.at ?? 0).toISOString(), source: 'CRM' });
  const steps = (nodes['2']?.behind ?? []).filter((item): item is Extract<Behind, { kind: 'event' }> => item.kind === 'event');
  expect(steps.map((step) => step.type)).toEqual(['order', 'lead']);
  const [a, b] = steps.map((step) => Date.parse(step.at));
  expect((b ?? 0) - (a ?? 0)).toBeGreaterThan(0);
});
