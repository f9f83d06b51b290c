import { describe, expect, it } from 'vitest';
import type { Condition } from '@/lib/segments/rule';
import { FAMILIES, FAMILY_OPS } from '@/lib/segments/value-tests';
import type { BuilderCatalog } from '@/lib/segments/views';
import { draftCondition, draftTest, NO_NUMBER } from './drafts';
import { isEditable } from './half-typed';
import { draftMeasure, MEASURES, ONCE } from './measures';

const EMPTY: BuilderCatalog = { people: 0, fields: [], events: [], consents: [], sources: [], segments: [], channels: [], campaigns: [] };

const rankOf = (days: number): unknown => ({
  kind: 'top',
  in: true,
  n: NO_NUMBER,
  order: 'highest',
  by: { type: 'order', fn: 'sum', window: { kind: 'last', days }, where: [{ property: 'sku', test: draftTest('is') }] },
});

describe('what the editors begin with', () => {
  it.each(FAMILIES.flatMap((family) => FAMILY_OPS[family]))('%s', (op) => {
    expect(isEditable({ kind: 'trait', field: 'custom:size', test: draftTest(op) })).toBe(true);
  });

  it.each(['event|order', 'consent|marketing:email', 'sequence', 'lead', 'source', 'segment', 'record_count', 'top', 'bucket'])(
    '%s',
    (subject) => {
      expect(isEditable(draftCondition(subject, EMPTY))).toBe(true);
    },
  );

  it.each(MEASURES)('%s', (measure) => {
    expect(isEditable({ ...draftCondition('event|order', EMPTY), measure: draftMeasure(measure, ONCE) })).toBe(true);
  });
});

it.each<[string, unknown]>([
  ['numbers that are not typed yet', rankOf(NO_NUMBER)],
  ['a number that is not whole', rankOf(1.5)],
  ['a number that is too large', rankOf(1e9)],
  ['a day that is not chosen yet', { kind: 'trait', field: 'birth_date', test: { op: 'between_dates', from: '2026-01-01', to: '' } }],
])('takes %s', (_, condition) => {
  expect(isEditable(condition)).toBe(true);
});

const order = draftCondition('event|order', EMPTY) as Extract<Condition, { kind: 'event' }>;

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['a kind nobody knows', { kind: 'weather', value: 1 }],
  ['an operator nobody knows', { kind: 'trait', field: 'city', test: { op: 'sounds_like', value: 'Oslo' } }],
  ['a condition without its test', { kind: 'trait', field: 'city' }],
  ['a text where a number stands', { kind: 'trait', field: 'custom:size', test: { op: 'gte', value: '3' } }],
  ['a number where a text stands', { kind: 'trait', field: 'city', test: { op: 'is', value: NO_NUMBER } }],
  ['an event without a window', { ...order, window: undefined }],
  ['an event without its filters', { ...order, where: undefined }],
  ['a filter without a test', { ...order, where: [{ property: 'sku' }] }],
  ['a rank of another shape', { ...(rankOf(30) as object), by: { type: 'order', fn: 'sum' } }],
  ['a part nobody knows', { kind: 'lead', has: true, since: 30 }],
])('refuses %s', (_, condition) => {
  expect(isEditable(condition)).toBe(false);
});
