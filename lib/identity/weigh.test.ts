import { describe, expect, it } from 'vitest';
import { levelsOf, type Shown } from '../../scripts/testing/levels-of.ts';
import { COMPARISONS, type ComparisonKey, comparisonIndex } from './comparisons.ts';
import type { Dependence } from './dependence.ts';
import type { MatchModel } from './model.ts';
import { COUNTED, type PairTable } from './pair-table.ts';
import { packPattern } from './pattern.ts';
import { type WeighedPairs, weighPairs } from './weigh.ts';

/** Pairs of records of their own, one a pattern; each agreeing value is carried by the two alone. */
const tableOf = (patterns: readonly Shown[]): PairTable => ({
  size: patterns.length,
  a: Uint32Array.from(patterns, (_, i) => 2 * i),
  b: Uint32Array.from(patterns, (_, i) => 2 * i + 1),
  pattern: Uint32Array.from(patterns, (_, i) => i),
  patterns: patterns.map(levelsOf),
  counts: Uint32Array.from(patterns.flatMap(() => COUNTED.map(() => 2))),
  externalIdCarriers: new Uint32Array(patterns.length),
});

/** A model under which a pair weighs the sum of the named levels' bits. */
const modelOf = (bits: Readonly<Record<string, number>> = {}, more: Partial<MatchModel> = {}): MatchModel => ({
  lambda: 0.5,
  levels: COMPARISONS.map((c) => c.levels.map((l) => ({ m: 0.5, u: 0.5, weight: bits[`${c.key}.${l.key}`] ?? 0, reference: 0 }))),
  dependences: [],
  namesakes: [],
  warnings: [],
  ...more,
});

const weigh = (patterns: readonly Shown[], model: MatchModel): WeighedPairs =>
  weighPairs(tableOf(patterns), { model, records: 1000, sourceOf: () => 1 });

/** By whether whole households are in the data. */
const MODELS = { persons: modelOf(), households: modelOf({}, { warnings: ['household'] }) };

describe('what may merge on its own', () => {
  it.each<[string, Shown, { persons: boolean; households: boolean }]>([
    ['a name alone', { name: 'exact' }, { persons: false, households: false }],
    ['an address alone', { address: 'exact' }, { persons: false, households: false }],
    ['name and birth date', { name: 'exact', birth_date: 'exact' }, { persons: true, households: true }],
    ['name and a slip in the birth date', { name: 'close', birth_date: 'one_digit' }, { persons: true, households: true }],
    ['name and the year of birth', { name: 'exact', birth_date: 'year_only' }, { persons: false, households: false }],
    ['name and a year near by', { name: 'exact', birth_date: 'part_near' }, { persons: false, households: false }],
    ['name and e-mail', { name: 'exact', email: 'exact' }, { persons: true, households: false }],
    ['name and nearly the e-mail', { name: 'exact', email: 'one_letter' }, { persons: false, households: false }],
    ['name and address', { name: 'exact', address: 'exact' }, { persons: true, households: false }],
    ['name and phone', { name: 'exact', phone: 'same_tail' }, { persons: true, households: false }],
    ['name and employer', { name: 'exact', company: 'exact' }, { persons: false, households: false }],
    ['name, phone and address', { name: 'exact', phone: 'exact', address: 'exact' }, { persons: true, households: false }],
    ['a name loosely alike, phone and address', { name: 'loose', phone: 'exact', address: 'exact' }, { persons: false, households: false }],
    [
      'the family name, phone and address',
      { name: 'part_family', phone: 'exact', address: 'exact' },
      { persons: false, households: false },
    ],
    ['the family name, e-mail and phone', { name: 'part_family', email: 'exact', phone: 'exact' }, { persons: true, households: false }],
    ['the family name and birth date', { name: 'part_family', birth_date: 'exact' }, { persons: true, households: true }],
    ['birth date and address without a name', { birth_date: 'exact', address: 'exact' }, { persons: true, households: true }],
    ['phone and address without a name', { phone: 'exact', address: 'exact' }, { persons: false, households: false }],
    ['the national id alone', { national_id: 'one_digit' }, { persons: true, households: true }],
    ['a relative, phone and address', { name: 'family', phone: 'exact', address: 'exact' }, { persons: false, households: false }],
    ['a twin', { name: 'family', birth_date: 'exact', address: 'exact' }, { persons: false, households: false }],
    ['father and son', { name: 'exact', birth_date: 'other', email: 'exact' }, { persons: false, households: false }],
    ['another name, one national id', { name: 'other', national_id: 'exact' }, { persons: true, households: true }],
  ])('%s', (_, shown, expected) => {
    const [persons] = weigh([shown], MODELS.persons).mayMerge;
    const [households] = weigh([shown], MODELS.households).mayMerge;
    expect({ persons, households }).toEqual(expected);
  });
});

describe('two national ids', () => {
  const shown: Shown = { name: 'exact', birth_date: 'exact', email: 'exact', national_id: 'other' };
  it.each<[string, readonly string[], boolean]>([
    ['forbid', [], true],
    ['only weigh where the data often mistype them', ['nationalIds'], false],
  ])('%s', (_, warnings, forbids) => {
    const model = modelOf({}, { warnings });
    const { idsForbid, mayMerge, rule } = weigh([shown], model);
    expect([idsForbid, mayMerge]).toEqual([forbids, [!forbids]]);
    expect([...rule]).toEqual([0]);
    const hint: Shown = { name: 'exact', middle_name: 'exact', national_id: 'other' };
    expect(weigh([hint], model).hintBits).toEqual([forbids ? Number.POSITIVE_INFINITY : 2]);
  });

  it('may differ by a slip', () => {
    const { idSlip, mayMerge } = weigh([{ name: 'exact', national_id: 'one_digit' }, shown], MODELS.persons);
    expect([idSlip, mayMerge]).toEqual([
      [true, false],
      [true, false],
    ]);
  });
});

describe('what is clearly two people', () => {
  it.each<[string, Shown, boolean]>([
    ['relatives', { name: 'family', address: 'exact' }, true],
    ['other names', { name: 'other', birth_date: 'exact' }, true],
    ['another single name', { name: 'part_other' }, true],
    ['another birth date', { name: 'exact', birth_date: 'other' }, true],
    ['another year of birth', { name: 'exact', birth_date: 'part_other' }, true],
    ['a year of birth near by', { name: 'exact', birth_date: 'part_near' }, false],
    ['the first of January of the same year', { name: 'exact', birth_date: 'year_only' }, false],
    ['the family name alone', { name: 'part_family' }, false],
    ['another family name after a wedding', { name: 'given' }, false],
    ['a national id with a slip', { name: 'other', birth_date: 'other', national_id: 'one_digit' }, false],
    ['another national id', { name: 'other', national_id: 'other' }, true],
  ])('%s: %s', (_, shown, expected) => {
    expect(weigh([shown], MODELS.persons).conflict).toEqual([expected]);
    expect(weigh([shown], MODELS.households).conflict).toEqual([expected]);
  });
});

describe('hints', () => {
  const none = Number.POSITIVE_INFINITY;
  it.each<[string, Shown, { persons: number; households: number }]>([
    ['no hint', { name: 'exact' }, { persons: none, households: none }],
    ['the year', { name: 'exact', birth_date: 'year_only' }, { persons: 2, households: 2 }],
    ['two parts of the date', { name: 'exact', birth_date: 'two_parts' }, { persons: 2, households: 2 }],
    ['part of a date', { name: 'nickname', birth_date: 'part_same' }, { persons: 2, households: 2 }],
    ['a year near by', { name: 'exact', birth_date: 'part_near' }, { persons: none, households: none }],
    ['a letter of the e-mail', { name: 'swapped', email: 'one_letter' }, { persons: 2, households: 2 }],
    ['another provider', { name: 'exact', email: 'same_user' }, { persons: 2, households: 2 }],
    ['the middle name', { name: 'exact', middle_name: 'exact' }, { persons: 2, households: 2 }],
    ['a name with a slip', { name: 'close', middle_name: 'exact' }, { persons: 2, households: none }],
    ['a name loosely alike', { name: 'loose', middle_name: 'exact' }, { persons: none, households: none }],
    ['half a name', { name: 'part_family', birth_date: 'part_same' }, { persons: none, households: none }],
    ['the street', { name: 'exact', address: 'street' }, { persons: 2, households: none }],
    ['the postcode alone', { name: 'exact', address: 'area_postcode' }, { persons: 2, households: none }],
    ['the city', { name: 'exact', address: 'city' }, { persons: 3, households: none }],
    ['the city alone', { name: 'exact', address: 'city_exact' }, { persons: 3, households: none }],
    ['the lesser of two', { name: 'exact', address: 'area_city', email: 'same_user' }, { persons: 2, households: 2 }],
    ['part of a name and a phone', { name: 'part_family', phone: 'exact' }, { persons: 8, households: none }],
    ['a birth date without a name', { birth_date: 'exact', address: 'city_exact' }, { persons: 8, households: none }],
    ['a phone without a name', { phone: 'exact', address: 'exact' }, { persons: none, households: none }],
    ['a contradiction', { name: 'exact', birth_date: 'other', email: 'same_user' }, { persons: none, households: none }],
    ['a relative', { name: 'family', email: 'same_user' }, { persons: none, households: none }],
  ])('%s', (_, shown, expected) => {
    const [persons] = weigh([shown], MODELS.persons).hintBits;
    const [households] = weigh([shown], MODELS.households).hintBits;
    expect({ persons, households }).toEqual(expected);
  });
});

describe('an identifier that others at home share', () => {
  /** Who shares the e-mail or the phone shares the name a bit more often than chance has it. */
  const follows = (root: ComparisonKey): Dependence => ({
    root: comparisonIndex(root),
    code: 1,
    bits: COMPARISONS.map((c) => c.levels.map((l) => (c.key === 'name' && l.key === 'exact' ? 1 : 0))),
  });
  const shared = { dependences: [follows('email'), follows('phone'), follows('national_id')] };
  const email = { name: 'exact', email: 'exact' };

  it.each<[string, Shown, MatchModel, { weight: number; rule: number; refused: string[] }]>([
    ['the model doubts', email, modelOf({ 'email.exact': 0.9 }, shared), { weight: -0.1, rule: 0, refused: ['sharedValue'] }],
    ['the model believes', email, modelOf({ 'email.exact': 1 }, shared), { weight: 0, rule: 3, refused: [] }],
    ['nothing follows from it', email, modelOf({ 'email.exact': -9 }), { weight: -9, rule: 3, refused: [] }],
    ['a phone', { name: 'exact', phone: 'exact' }, modelOf({}, shared), { weight: -1, rule: 0, refused: ['sharedValue'] }],
    ['a national id', { name: 'exact', national_id: 'exact' }, modelOf({}, shared), { weight: -1, rule: 1, refused: [] }],
  ])('%s', (_, shown, model, expected) => {
    const { weight, rule, refused } = weigh([shown], model);
    expect(weight[0]).toBeCloseTo(expected.weight, 9);
    expect(rule[0]).toBe(expected.rule);
    expect((refused.get(0) ?? []).map(({ why }) => why)).toEqual(expected.refused);
  });
});

describe('the same name at home', () => {
  const contextOf = (shown: Shown): number => packPattern(levelsOf(shown));
  const model = modelOf({}, { namesakes: [contextOf({ email: 'exact', address: 'exact' })] });

  it.each<[string, Shown, { rule: number; mayMerge: boolean }]>([
    ['may be a namesake', { name: 'exact', email: 'exact', address: 'exact' }, { rule: 0, mayMerge: false }],
    ['with a birth date', { name: 'exact', email: 'exact', address: 'exact', birth_date: 'exact' }, { rule: 3, mayMerge: true }],
    ['with a national id', { name: 'exact', email: 'exact', address: 'exact', national_id: 'exact' }, { rule: 1, mayMerge: true }],
  ])('%s', (_, shown, expected) => {
    const { rule, mayMerge } = weigh([shown], model);
    expect({ rule: rule[0], mayMerge: mayMerge[0] }).toEqual(expected);
  });
});
