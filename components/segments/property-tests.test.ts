import { describe, expect, it, test } from 'vitest';
import { propertyFilterSchema } from '@/lib/segments/rule';
import { DATE_OPS, NUMBER_OPS, TEXT_OPS } from '@/lib/segments/value-tests';
import type { BuilderProperty } from '@/lib/segments/views';
import { aggregatedNames, firstTest, opsOfProperty, propertyOf } from './property-tests';

const properties: readonly BuilderProperty[] = [
  { name: 'amount', kind: 'number', top: [] },
  { name: 'gift', kind: 'boolean', top: [] },
  { name: 'size', kind: 'number', top: [] },
  { name: 'delivered', kind: 'date', top: [] },
  { name: 'size', kind: 'text', top: [] },
];

describe('opsOfProperty', () => {
  it('offers what fits the values', () => {
    expect(opsOfProperty('text', { op: 'is', value: 'a' })).toEqual(TEXT_OPS);
    expect(opsOfProperty('number', { op: 'eq', value: 1 })).toEqual(NUMBER_OPS);
    expect(opsOfProperty('date', { op: 'last_days', days: 3 })).toEqual(DATE_OPS);
    expect(opsOfProperty('boolean', { op: 'is_true' }).slice(0, 2)).toEqual(['is_true', 'is_false']);
  });

  it('keeps the test of a rule from before', () => {
    expect(opsOfProperty('date', { op: 'starts', value: '2026-11' })).toEqual([...DATE_OPS, ...TEXT_OPS.slice(0, -2)]);
    expect(opsOfProperty('date', { op: 'gt', value: 20_000 })).toContain('gt');
    expect(opsOfProperty('boolean', { op: 'gte', value: 1 })).toContain('gte');
    expect(opsOfProperty('text', { op: 'before', value: '2026-01-01' })).toContain('before');
  });
});

test.each([
  [{ property: 'size', test: { op: 'gt' as const, value: Number.NaN } }, 'number'],
  [{ property: 'size', test: { op: 'is' as const, value: '' } }, 'text'],
  [{ property: 'gift', test: { op: 'is_false' as const } }, 'boolean'],
  [{ property: 'delivered', test: { op: 'on' as const, value: '' } }, 'date'],
  [{ property: 'delivered', test: { op: 'gt' as const, value: 20_000 } }, 'date'],
  [{ property: 'gone', test: { op: 'blank' as const } }, undefined],
])('%j is on a property of kind %s', (filter, kind) => {
  expect(propertyOf(filter, properties)?.kind).toBe(kind);
});

test.each(['date', 'boolean'] as const)('a new filter on a %s is complete', (kind) => {
  expect(propertyFilterSchema.safeParse({ property: 'x', test: firstTest(kind) }).success).toBe(true);
});

test.each([
  ['sum', 'amount', ['amount', 'gift', 'size']],
  ['count', undefined, ['amount', 'gift', 'size']],
  ['distinct', 'size', ['amount', 'gift', 'size', 'delivered']],
  ['max', 'delivered', ['amount', 'gift', 'size', 'delivered']],
] as const)('the %s of %s can be of %j', (fn, of, names) => {
  expect(aggregatedNames(fn, of, properties)).toEqual(names);
});
