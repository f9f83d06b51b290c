import { describe, expect, it } from 'vitest';
import { STANDARD_FIELDS } from '../standardize/fields.ts';
import { isPersonal } from '../standardize/is-personal.ts';
import { personalIssues } from './personal-issues.ts';
import type { Condition, Rule } from './rule.ts';

const MAPPED = new Set(['custom:spouse', 'prop:caller']);
const ruleOf = (...rules: unknown[]): Rule => ({ version: 1, root: { combinator: 'and', rules: rules as Condition[] } });
const trait = (field: string, test: object): object => ({ kind: 'trait', field, test });
const event = (extra: object): object => ({
  kind: 'event',
  did: true,
  type: 'call',
  window: { kind: 'ever' },
  measure: { kind: 'count', op: 'at_least', n: 1 },
  where: [],
  ...extra,
});
const codes = (...rules: unknown[]) => personalIssues(ruleOf(...rules), MAPPED).map((issue) => `${issue.path} ${issue.values.field}`);

describe('personalIssues', () => {
  it.each(['is', 'is_not', 'contains', 'starts', 'ends', 'one_of', 'before', 'after', 'between'])('%s on a personal field', (op) => {
    for (const field of ['email', 'phone', 'birth_date', 'full_name', 'postal_code', 'display_name'])
      expect(codes(trait(field, { op, value: 'a' }))).toEqual([`0 ${field}`]);
    expect(codes(trait('custom:spouse', { op, value: 'a' }))).toEqual(['0 spouse']);
  });

  it.each(['blank', 'not_blank'])('%s is open', (op) => {
    expect(codes(trait('email', { op }), trait('custom:spouse', { op }), event({ where: [{ property: 'caller', test: { op } }] }))).toEqual(
      [],
    );
  });

  it('takes a field of people that an event keeps for what it is', () => {
    for (const property of ['street', 'birth_date', 'spouse'])
      expect(codes(event({ where: [{ property, test: { op: 'starts', value: 'a' } }] }))).toHaveLength(1);
    expect(['prop:street', 'prop:spouse', 'prop:caller', 'prop:city', 'prop:title'].filter((name) => isPersonal(name, MAPPED))).toEqual([
      'prop:street',
      'prop:spouse',
      'prop:caller',
    ]);
  });

  it('leaves all other fields open, and muted conditions', () => {
    expect(codes(trait('city', { op: 'starts', value: 'L' }), trait('custom:size', { op: 'is', value: 'M' }))).toEqual([]);
    expect(codes({ ...trait('email', { op: 'starts', value: 'a' }), muted: true })).toEqual([]);
  });

  it('finds them at any depth, and says where', () => {
    const deep = {
      combinator: 'or',
      not: true,
      rules: [trait('city', { op: 'is', value: 'x' }), trait('email', { op: 'is', value: 'a' })],
    };
    expect(codes({ combinator: 'and', rules: [deep] })).toEqual(['0.0.1 email']);
  });

  it('finds them in whatever a condition looks at', () => {
    const filter = { property: 'caller', test: { op: 'starts', value: 'a' } };
    expect(codes(event({ where: [filter] }))).toEqual(['0 caller']);
    expect(codes(event({ measure: { kind: 'last', has: [filter] } }))).toEqual(['0 caller']);
    expect(codes(event({ measure: { kind: 'aggregate', fn: 'min', of: 'caller', test: { op: 'blank' } } }))).toEqual(['0 caller']);
    expect(codes(event({ where: [{ property: 'lead_key', test: { op: 'starts', value: '1' } }] }))).toEqual(['0 lead_key']);
    expect(
      codes({
        kind: 'sequence',
        steps: [
          { type: 'call', where: [] },
          { type: 'call', where: [filter] },
        ],
      }),
    ).toEqual(['0 caller']);
    expect(codes({ kind: 'top', n: 1, order: 'highest', by: { field: 'birth_date' }, in: true })).toEqual(['0 birth_date']);
    expect(codes(event({ where: [{ property: 'product', test: { op: 'is', value: 'x' } }] }))).toEqual([]);
  });
});

it('isPersonal follows the standard fields', () => {
  for (const field of STANDARD_FIELDS) expect(isPersonal(field.key, MAPPED), field.key).toBe(field.personal);
});
