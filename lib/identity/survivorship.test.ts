import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Traits } from '../standardize/fields.ts';
import { namesCompatible } from './name-compatible.ts';
import { buildProfile, type SourceRecord } from './survivorship.ts';

const record = (recordId: number, asOf: number, traits: Traits, sourceId = 1): SourceRecord => ({
  recordId,
  versionId: recordId,
  sourceId,
  importId: 1,
  fileNo: 0,
  rowNo: recordId,
  asOf,
  traits,
});

describe('namesCompatible', () => {
  it.each([
    ['J.', 'John', true],
    ['John', 'John Paul', true],
    ['Ana', 'Anna', false],
    ['José', 'Jose', true],
    ['Bob', 'Robert', false],
    ['', 'Bob', false],
    ['J Smith', 'John A. Smith', true],
  ])('%s / %s → %s', (a, b, expected) => {
    expect(namesCompatible(a, b)).toBe(expected);
    expect(namesCompatible(b, a)).toBe(expected);
  });
});

describe('buildProfile', () => {
  it.each<[string, SourceRecord[], Parameters<typeof buildProfile>[1], Record<string, unknown>]>([
    ['newest wins', [record(1, 1, { company: 'Old' }), record(2, 2, { company: 'New' })], {}, { company: 'New' }],
    ['older fills what the newer lacks', [record(1, 1, { company: 'Old' }), record(2, 2, {})], {}, { company: 'Old' }],
    [
      'trusted source',
      [record(1, 1, { company: 'Old' }, 7), record(2, 2, { company: 'New' })],
      { policies: { company: 'trusted' }, trust: { 7: 5 } },
      { company: 'Old' },
    ],
    [
      'most frequent birth date',
      [record(1, 1, { birth_date: '1980-01-02' }), record(2, 2, { birth_date: '1980-01-02' }), record(3, 3, { birth_date: '1980-02-01' })],
      {},
      { birth_date: '1980-01-02' },
    ],
    [
      'longest compatible name',
      [record(1, 1, { given_name: 'Johannes' }), record(2, 2, { given_name: 'J.' })],
      {},
      { given_name: 'Johannes' },
    ],
    ['incompatible name: newest', [record(1, 1, { given_name: 'Robert' }), record(2, 2, { given_name: 'Bob' })], {}, { given_name: 'Bob' }],
    [
      'addresses are not mixed',
      [record(1, 1, { street: 'Old Road', city: 'Oldham', state: 'X' }), record(2, 2, { street: 'New Road', city: 'Newton' })],
      {},
      { street: 'New Road', city: 'Newton', state: undefined },
    ],
    [
      'an agreeing address fills gaps',
      [record(1, 1, { city: 'Newton', postal_code: '123' }), record(2, 2, { street: 'New Road', city: 'newton' })],
      {},
      { street: 'New Road', city: 'newton', postal_code: '123' },
    ],
    [
      'lists are united, newest first',
      [record(1, 1, { email: ['a@x.org', 'b@x.org'] }), record(2, 2, { email: ['c@x.org', 'a@x.org'] })],
      {},
      { email: ['c@x.org', 'a@x.org', 'b@x.org'] },
    ],
  ])('%s', (_name, records, options, expected) => {
    const { traits } = buildProfile(records, options);
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, traits[key]]))).toEqual(expected);
  });

  it('names people in the order of their language', () => {
    expect(buildProfile([record(1, 1, { given_name: '小明', family_name: '王' })]).displayName).toBe('王小明');
    expect(buildProfile([record(1, 1, { given_name: 'Ada', family_name: 'Byron' })]).displayName).toBe('Ada Byron');
    expect(buildProfile([record(1, 1, { email: ['a@x.org'] })]).displayName).toBe('a@x.org');
  });

  const traits = fc.record(
    {
      given_name: fc.constantFrom('J.', 'John', 'John Paul', 'Jane'),
      birth_date: fc.constantFrom('1980-01-01', '1990-01-01'),
      street: fc.constantFrom('A', 'B'),
      city: fc.constantFrom('C', 'D'),
      email: fc.uniqueArray(fc.constantFrom('a@x', 'b@x', 'c@x'), { minLength: 1 }),
      'custom:n': fc.integer({ min: 0, max: 2 }),
    },
    { requiredKeys: [] },
  );
  const people = fc
    .array(fc.record({ asOf: fc.integer({ min: 0, max: 2 }), sourceId: fc.integer({ min: 1, max: 2 }), traits }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((rows) => rows.map((row, i) => ({ ...record(i + 1, row.asOf, row.traits, row.sourceId) })));

  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(
        people.chain((p) => fc.tuple(fc.constant(p), fc.shuffledSubarray(p, { minLength: p.length }))),
        ([a, b]) => {
          expect(buildProfile(b)).toEqual(buildProfile(a));
        },
      ),
    );
  });

  it('invents nothing: each value is a value of the record it names', () => {
    fc.assert(
      fc.property(people, (records) => {
        const golden = buildProfile(records);
        for (const [key, origins] of Object.entries(golden.provenance))
          for (const origin of origins) {
            const value = records.find((r) => r.recordId === origin.recordId)?.traits[key];
            expect(Array.isArray(value) ? value : [value]).toContain(origin.value);
          }
        const known = new Set(records.flatMap((r) => Object.keys(r.traits)).filter((key) => !['street', 'city'].includes(key)));
        expect(new Set(Object.keys(golden.traits).filter((key) => !['street', 'city'].includes(key)))).toEqual(known);
      }),
    );
  });
});
