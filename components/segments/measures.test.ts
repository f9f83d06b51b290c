import { describe, expect, it } from 'vitest';
import type { Measure } from '@/lib/segments/rule';
import { draftMeasure, type MeasureKey, measureKey } from './measures';

const count = (op: 'at_least' | 'at_most' | 'exactly', n: number): Measure => ({ kind: 'count', op, n });

describe('measureKey', () => {
  it.each<[Measure, MeasureKey]>([
    [count('at_least', 1), 'once'],
    [count('at_least', 2), 'at_least'],
    [count('exactly', 1), 'exactly'],
    [{ kind: 'last' }, 'last'],
    [{ kind: 'aggregate', fn: 'sum', of: 'amount', test: { op: 'gte', value: 1 } }, 'sum'],
  ])('%j is %s', (measure, key) => {
    expect(measureKey(measure)).toBe(key);
  });

  it('keeps the field of the number while a 1 is typed in it', () => {
    expect(measureKey(count('at_least', 1), true)).toBe('at_least');
  });
});

describe('draftMeasure', () => {
  it.each<[MeasureKey, Measure, Measure]>([
    ['once', count('exactly', 3), count('at_least', 1)],
    ['at_least', count('at_least', 1), count('at_least', 2)],
    ['at_least', count('exactly', 1), count('at_least', 1)],
    ['at_most', count('at_least', 4), count('at_most', 4)],
    ['first', count('at_least', 1), { kind: 'first' }],
  ])('%s after %j', (key, before, after) => {
    expect(draftMeasure(key, before)).toEqual(after);
  });
});
