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

const stored = writeDraft({ ...valuesOf(ruleOf(city), 'Gone'), base: BASE });

it('reads what it has written', () => {
  expect(readDraft(stored)?.name).toBe('Gone');
});

it.each<[string, string | null]>([
  ['nothing', null],
  ['no text', ''],
  ['half a text', stored.slice(0, -1)],
  ['a list', '[]'],
  ['what lacks its parts', '{"name":"Gone"}'],
  ['another version', stored.replace('"versions":"', '"versions":"0')],
  ['a number as a condition', stored.replace(/"rules":\[.*?\]/, '"rules":[7]')],
  ['a kind nobody knows', stored.replace('"trait"', '"weather"')],
  ['a condition without its test', stored.replace('"test"', '"tests"')],
  ['an unknown combinator', stored.replace('"and"', '"xor"')],
])('reads nothing from %s', (_, text) => {
  expect(text).not.toBe(stored);
  expect(readDraft(text)).toBeNull();
});
