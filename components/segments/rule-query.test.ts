import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '@/lib/segments/compile';
import type { Condition } from '@/lib/segments/rule';
import { NOW, ruleArbitrary, TEST_CATALOG } from '@/lib/segments/testing/arbitraries';
import type { BuilderCatalog } from '@/lib/segments/views';
import { draftCondition, draftTest, emptyCondition, subjectOf } from './drafts';
import { toQuery, toRule } from './rule-query';

const EMPTY: BuilderCatalog = { people: 0, fields: [], events: [], sources: [], consents: [], channels: [], campaigns: [], segments: [] };

it('loses nothing on the way through the query builder', () => {
  fc.assert(
    fc.property(ruleArbitrary, (rule) => {
      const back = toRule(toQuery(rule));
      expect(back.incomplete).toEqual([]);
      const sql = (input: unknown) => {
        const ready = compile(input, TEST_CATALOG, NOW);
        return ready.ok
          ? { sets: ready.value.sets, where: ready.value.where, params: ready.value.params, nodes: [...ready.value.nodes] }
          : ready.error;
      };
      expect(sql(back.rule)).toEqual(sql(rule));
    }),
    { numRuns: 300 },
  );
});

it('mutes conditions that are not complete and keeps the places of the others', () => {
  const query = toQuery({
    version: 1,
    root: { combinator: 'and', rules: [emptyCondition(), { combinator: 'or', rules: [{ kind: 'segment', segment: 0, member: true }] }] },
  });
  const { rule, incomplete } = toRule(query);
  expect(incomplete).toEqual(['0', '1.0']);
  const ready = compile(rule, TEST_CATALOG, NOW);
  expect(ready.ok && ready.value.where).toBe('true');
});

const read = (condition: Condition) => toRule(toQuery({ version: 1, root: { combinator: 'and', rules: [condition] } }));

it('keeps the rest of a condition while one of its filters is not complete', () => {
  const where = [{ property: 'product', test: { op: 'is' as const, value: 'A-1' } }];
  const order = { ...draftCondition('event|order', EMPTY), where } as Condition;
  const half = { ...order, where: [...where, { property: 'city', test: { op: 'is' as const, value: '' } }] } as Condition;
  expect(read(half)).toEqual({ ...read(order), halfFiltered: ['0'], isHalfTyped: true });
  expect(read(order)).toMatchObject({ incomplete: [], halfFiltered: [], isHalfTyped: false });
});

it('tells a condition nobody has chosen a subject for from one that is being typed', () => {
  expect(read(emptyCondition())).toMatchObject({ incomplete: ['0'], isHalfTyped: false });
  expect(read(draftCondition('trait|city', EMPTY))).toMatchObject({ incomplete: ['0'], isHalfTyped: true });
});

it.each(['trait|city', 'event|order', 'consent|marketing:email', 'lead', 'source', 'segment', 'record_count', 'sequence', 'top', 'bucket'])(
  'drafts %s',
  (subject) => {
    expect(subjectOf(draftCondition(subject, EMPTY))).toBe(subject);
  },
);

it('keeps a value when the comparison changes', () => {
  expect(draftTest('is_one_of', { op: 'is', value: 'Paris' })).toEqual({ op: 'is_one_of', values: ['Paris'] });
  expect(draftTest('contains', { op: 'is_one_of', values: ['Paris', 'Rome'] })).toEqual({ op: 'contains', value: 'Paris' });
  expect(draftTest('between', { op: 'gte', value: 5 })).toMatchObject({ from: 5 });
});
