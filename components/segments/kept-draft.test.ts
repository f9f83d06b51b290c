import { expect, it } from 'vitest';
import type { Condition, Rule } from '@/lib/segments/rule';
import { draftTest, emptyCondition } from './drafts';
import { type BuilderValues, draftOf, readDraft, textOfValues, writeDraft } from './kept-draft';
import { toQuery } from './rule-query';

const ruleOf = (...rules: Condition[]): Rule => ({ version: 1, root: { combinator: 'and', rules } });
const valuesOf = (rule: Rule, name = 'Lapsed'): BuilderValues => ({ name, description: '', query: toQuery(rule) });

const city: Condition = { kind: 'trait', field: 'city', test: { op: 'is', value: 'Oslo' } };
const saved = valuesOf(ruleOf(city));
const given = textOfValues(saved);
const BASE = 'version 3';

it.each<[string, BuilderValues]>([
  ['what it began from', valuesOf(ruleOf(city))],
  ['a condition without a subject', valuesOf(ruleOf(city, emptyCondition()))],
])('keeps nothing for %s', (_, values) => {
  expect(draftOf(values, given, BASE)).toBeNull();
});

it.each<[string, BuilderValues]>([
  ['another name', valuesOf(ruleOf(city), 'Gone')],
  ['a condition less', valuesOf(ruleOf())],
  ['a condition that lacks its value', valuesOf(ruleOf(city, { kind: 'trait', field: 'custom:size', test: draftTest('gte') }))],
])('gives back %s as it was left', (_, values) => {
  const draft = draftOf(values, given, BASE);
  expect(draft).toEqual({ ...values, base: BASE });
  expect(draft && readDraft(writeDraft(draft))).toEqual(draft);
});

it('gives back what is typed without the conditions that have no subject', () => {
  const draft = draftOf(valuesOf(ruleOf(emptyCondition(), city), 'Gone'), given, BASE);
  expect(draft?.query).toEqual(saved.query);
});

it.each([null, '', '{', '[]', '{"name":"Lapsed"}', '{"name":"a","description":"","base":"","query":{"combinator":"and","rules":[7]}}'])(
  'reads nothing from %s',
  (text) => {
    expect(readDraft(text)).toBeNull();
  },
);
