import { describe, expect, it } from 'vitest';
import { dataTypeOf, type FieldFill, fieldList, type SegmentUse } from './field-list.ts';

const fill = (kind: FieldFill['kind'], key: string, filled: number): FieldFill => ({
  kind,
  key,
  filled,
  applicable: 100,
  lastSeen: null,
  sources: [],
});
const segment = (id: number, use: Partial<SegmentUse['use']>): SegmentUse => ({
  id,
  name: `s${id}`,
  use: { fields: [], events: [], properties: [], ...use },
});

describe('fieldList', () => {
  const rows = fieldList(
    [fill('trait', 'country', 90), fill('trait', 'city', 90), fill('property', 'order.amount', 50), fill('event', 'order', 50)],
    [segment(1, { fields: ['country'] }), segment(2, { fields: ['country'], events: ['order'], properties: ['order.amount'] })],
    [
      { segments: [1], leads: 1, customers: 1 },
      { segments: [1, 2], leads: 1, customers: 0 },
      { segments: [], leads: 9, customers: 9 },
    ],
    {},
  );
  it('counts a lead of two segments once', () => {
    expect(rows[0]).toMatchObject({ leads: 2, customers: 1, verdict: 'useful', reason: 'broughtCustomers', fillRate: 0.9 });
    expect(rows[0]?.segments.map((s) => s.id)).toEqual([1, 2]);
  });
  it('tells unused fields from used ones', () => {
    expect(rows.map((r) => [r.key, r.verdict, r.leads])).toEqual([
      ['country', 'useful', 2],
      ['city', 'unused', 0],
      ['order.amount', 'useful', 1],
      ['order', 'useful', 1],
    ]);
  });
});

describe('verdict of a field that no segment reads', () => {
  it.each([
    ['email', 90, 'core', 'matchingAndReach'],
    ['family_name', 90, 'core', 'matching'],
    ['email', 0, 'missing', 'noValue'],
    ['company', 90, 'unused', 'noSegment'],
    ['custom:plan', 90, 'unused', 'noSegment'],
  ] as const)('%s with %d of 100 filled is %s: %s', (key, filled, verdict, reason) => {
    expect(fieldList([fill('trait', key, filled)], [], [], {})[0]).toMatchObject({ verdict, reason });
  });
});

it('counts what the campaign reports read as used', () => {
  const rows = fieldList([fill('property', 'lead.channel', 9), fill('property', 'lead.note', 9)], [], [], {});
  expect(rows.map((row) => [row.verdict, row.reason])).toEqual([
    ['core', 'reports'],
    ['unused', 'noSegment'],
  ]);
});

describe('dataTypeOf', () => {
  it.each([
    ['trait', 'email', 'identity'],
    ['trait', 'country', 'descriptive'],
    ['trait', 'custom:plan', 'descriptive'],
    ['trait', 'custom:mood', 'attitudinal'],
    ['event', 'survey', 'attitudinal'],
    ['property', 'survey.nps', 'attitudinal'],
    ['property', 'order.amount', 'behavioural'],
  ] as const)('%s %s is %s', (kind, key, type) => {
    expect(dataTypeOf(kind, key, { 'custom:mood': 'attitudinal' })).toBe(type);
  });
});
