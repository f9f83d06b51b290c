import { describe, expect, it } from 'vitest';
import { splitIssue } from './issue.ts';
import { ruleUse } from './rule-fields.ts';
import { verdictOf } from './verdict.ts';

describe('ruleUse', () => {
  it('finds fields, event types and properties at any depth', () => {
    const rule = {
      version: 1,
      root: {
        combinator: 'and',
        rules: [
          { kind: 'trait', field: 'country', test: {} },
          { combinator: 'or', not: true, rules: [{ kind: 'trait', field: 'custom:plan', test: {} }] },
          { kind: 'trait', field: 'city', muted: true, test: {} },
          { kind: 'event', type: 'order', measure: { kind: 'aggregate', of: 'amount' }, where: [{ property: 'product', test: {} }] },
        ],
      },
    };
    expect(ruleUse(rule)).toEqual({
      fields: ['country', 'custom:plan'],
      events: ['order'],
      properties: ['order.amount', 'order.product'],
    });
  });

  it('counts a condition about leads as use of lead events', () => {
    const rule = { version: 1, root: { combinator: 'or', rules: [{ kind: 'lead', has: true, stage: 'customer', channels: ['Email'] }] } };
    expect(ruleUse(rule)).toEqual({ fields: [], events: ['lead'], properties: ['lead.channel', 'lead.stage'] });
  });

  it.each([[null], ['text'], [{ kind: 'event' }], [[]]])('takes nothing from %o', (rule) => {
    expect(ruleUse(rule)).toEqual({ fields: [], events: [], properties: [] });
  });
});

describe('splitIssue', () => {
  it.each([
    ['email:invalid', 'email', 'invalid'],
    ['custom:shoe size:not_a_number', 'custom:shoe size', 'not_a_number'],
    ['ragged_row', '', 'ragged_row'],
  ])('%s', (issue, field, code) => {
    expect(splitIssue(issue)).toEqual({ field, code });
  });
});

describe('verdictOf', () => {
  it.each([
    [{ filled: 0, applicable: 10, segments: 1, leads: 1, customers: 1 }, 'missing', 'noValue'],
    [{ filled: 1, applicable: 100, segments: 1, leads: 1, customers: 1 }, 'missing', 'hardlyFilled'],
    [{ filled: 50, applicable: 100, segments: 0, leads: 0, customers: 0 }, 'unused', 'noSegment'],
    [{ filled: 50, applicable: 100, segments: 1, leads: 0, customers: 0 }, 'useful', 'usedNoLead'],
    [{ filled: 50, applicable: 100, segments: 1, leads: 3, customers: 0 }, 'useful', 'broughtLeads'],
    [{ filled: 50, applicable: 100, segments: 1, leads: 3, customers: 1 }, 'useful', 'broughtCustomers'],
  ] as const)('%o is %s because %s', (field, verdict, reason) => {
    expect(verdictOf({ ...field, engineUse: null })).toEqual({ verdict, reason });
  });
});
