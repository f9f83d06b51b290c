import { describe, expect, it } from 'vitest';
import { levelsOf, type Shown } from '../../scripts/testing/levels-of.ts';
import { COMPARISONS, comparisonIndex, levelCode } from './comparisons.ts';
import { learnNamesakes, mayBeNamesakes, shareOfNamesakes, withNamesakes } from './namesakes.ts';

type Pairs = readonly (readonly [Shown, number])[];
const candidatesOf = (pairs: Pairs) => pairs.map(([shown, count]) => ({ levels: levelsOf(shown), count, blocks: new Set<number>() }));
const isRelative = (shown: Shown): boolean => shown.name === 'family';
const othersOf = (pairs: Pairs): number[] => pairs.map(([shown, count]) => (isRelative(shown) ? count : 0));

const RELATIVES: Pairs = [
  [{ name: 'family', birth_date: 'other', address: 'exact' }, 1_800],
  [{ name: 'family', address: 'exact' }, 800],
];

describe('the share of relatives at home who have one whole name', () => {
  it.each<[string, Pairs, number, number]>([
    ['is small before any data is seen', [], 0.005, 0.005],
    ['falls where many relatives have none', RELATIVES, 0.0004, 0.0006],
    ['counts birth dates that differ', [...RELATIVES, [{ name: 'exact', birth_date: 'other', address: 'exact' }, 40]], 0.018, 0.022],
    [
      'leaves out what slips explain',
      [
        ...RELATIVES,
        [{ name: 'exact', birth_date: 'other', phone: 'exact' }, 25],
        [{ name: 'exact', birth_date: 'one_digit', phone: 'exact' }, 100],
      ],
      0.0004,
      0.0006,
    ],
    ['is a share, however many dates differ', [[{ name: 'exact', birth_date: 'other', phone: 'exact' }, 5_000]], 1, 1],
    ['heeds nobody who shares no home', [...RELATIVES, [{ name: 'exact', birth_date: 'other', address: 'city' }, 400]], 0.0004, 0.0006],
  ])('%s', (_, pairs, least, most) => {
    const share = shareOfNamesakes(candidatesOf(pairs), othersOf(pairs));
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });
});

describe('what the same name at home does not decide', () => {
  const pairs: Pairs = [
    ...RELATIVES,
    [{ name: 'exact', birth_date: 'other', address: 'exact' }, 40],
    [{ name: 'exact', address: 'exact' }, 100],
    [{ name: 'exact', birth_date: 'exact', address: 'exact' }, 300],
  ];
  const contexts = new Set(learnNamesakes(candidatesOf(pairs), othersOf(pairs)));

  it.each<[string, Shown, boolean]>([
    ['a record without a birth date may be the son', { name: 'exact', address: 'exact' }, true],
    ['whatever else is known', { name: 'exact', address: 'exact', gender: 'exact' }, true],
    ['the same birth date tells who it is', { name: 'exact', birth_date: 'exact', address: 'exact' }, false],
    ['so does the national id', { name: 'exact', address: 'exact', national_id: 'exact' }, false],
    ['where nothing is shared nothing is doubted', { name: 'exact', email: 'other' }, false],
  ])('%s', (_, shown, expected) => {
    expect(mayBeNamesakes(levelsOf(shown), contexts)).toBe(expected);
  });
});

it('lets relatives have one name although all such pairs passed for one person', () => {
  const table = COMPARISONS.map((c) => c.levels.map(() => 0.5));
  const usual = COMPARISONS.map((c) => c.levels.map(() => 0.0001));
  const bits = COMPARISONS.map((c) => c.levels.map(() => -7));
  const [address, name] = [comparisonIndex('address'), comparisonIndex('name')];
  const [home, area] = withNamesakes(
    [
      { root: address, code: 1, bits },
      { root: address, code: levelCode('address', 'area_postcode'), bits },
    ],
    0.01,
    { m: table, u: usual },
  );
  expect(home?.bits[name]?.[0]).toBeCloseTo(Math.log2(50), 6);
  expect(home?.bits[name]?.[levelCode('name', 'other') - 1]).toBe(-7);
  expect(area?.bits[name]?.[0]).toBe(-7);
});
