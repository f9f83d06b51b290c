import { expect, it } from 'vitest';
import { levelsOf, type Shown } from '../../scripts/testing/levels-of.ts';
import { COMPARISONS, comparisonIndex, levelCode } from './comparisons.ts';
import { explainingRoot, learnDependences } from './dependence.ts';

const even = COMPARISONS.map((c) => c.levels.map((l) => (l.key === 'other' ? 0.99 : 0.001)));

const STRANGERS = { name: 'other', phone: 'other', address: 'other', birth_date: 'other' };
const input = (pairs: readonly (readonly [Shown, number, number])[]) => ({
  candidates: pairs.map(([shown, count]) => ({ levels: levelsOf(shown), count, blocks: new Set([17]) })),
  others: pairs.map(([, , others]) => others),
  random: [{ levels: levelsOf(STRANGERS), count: 1_000 }],
  totalPairs: 1_000_000,
  u: even,
  blocks: [{ block: 17, key: 'address' as const }],
});

const AT_HOME: Shown = { name: 'family', phone: 'exact', address: 'exact', birth_date: 'other' };

it('learns that people at one address share the family name and the phone', () => {
  const dependences = learnDependences(input([[AT_HOME, 500, 500]]));
  const root = explainingRoot(dependences, levelsOf(AT_HOME));
  expect(root?.root).toBe(comparisonIndex('address'));
  expect(root?.bits[comparisonIndex('phone')]?.[0]).toBeGreaterThan(8);
  expect(root?.bits[comparisonIndex('name')]?.[levelCode('name', 'family') - 1]).toBeGreaterThan(8);
});

it('does not learn from the few pairs of one person that pass for two', () => {
  const one: Shown = { name: 'exact', phone: 'exact', address: 'exact', birth_date: 'exact' };
  const pairs = [
    [one, 2_000, 0],
    [{ ...one, name: 'other' }, 40, 40],
  ] as const;
  expect(explainingRoot(learnDependences(input(pairs)), levelsOf(one))).toBeUndefined();
});

it('believes in few twins, and in no national id of two', () => {
  const twins: Shown = { ...AT_HOME, birth_date: 'exact', national_id: 'exact' };
  const [dependence] = learnDependences(input([[twins, 500, 500]]));
  expect(dependence?.bits[comparisonIndex('birth_date')]?.[0]).toBeLessThan(Math.log2(0.011 / 0.001));
  expect(dependence?.bits[comparisonIndex('national_id')]?.[0]).toBe(0);
});

it('finds what neighbours share although no rule looks for it alone', () => {
  const street: Shown = { name: 'family', address: 'street', birth_date: 'other' };
  const dependences = learnDependences(input([[street, 300, 300]]));
  const [address, code] = [comparisonIndex('address'), levelCode('address', 'street')];
  const found = dependences.find((d) => d.root === address && d.code === code);
  expect(found?.bits[comparisonIndex('name')]?.[levelCode('name', 'family') - 1]).toBeGreaterThan(5);
  expect(explainingRoot(dependences, levelsOf(street))).toBeDefined();
});

it.each([0.0017, 0.0035, 0.0065])('lets nothing follow by a rounding error where no pair has anything to compare: %d', (usual) => {
  const u = COMPARISONS.map((c) => c.levels.map(() => usual));
  const [dependence] = learnDependences({ ...input([[{ name: 'family', address: 'exact' }, 500, 500]]), u });
  for (const key of ['company', 'occupation'] as const)
    expect(dependence?.bits[comparisonIndex(key)]?.every((bits) => bits === 0)).toBe(true);
});

it('leaves pairs alone that show none of the roots', () => {
  expect(explainingRoot(learnDependences(input([[AT_HOME, 500, 500]])), levelsOf(STRANGERS))).toBeUndefined();
});

it.each(['exact', 'given'])('knows that addresses are made of names: %s', (level) => {
  const blocks = [{ block: 6, key: 'name' as const }];
  const dependences = learnDependences({ ...input([[STRANGERS, 10, 10]]), blocks });
  const found = dependences.find((d) => d.root === comparisonIndex('name') && d.code === levelCode('name', level));
  const bitsOf = (alike: string): number => found?.bits[comparisonIndex('email')]?.[levelCode('email', alike) - 1] ?? 0;
  expect(bitsOf('similar_user')).toBeGreaterThan(3);
  expect(bitsOf('exact')).toBe(0);
});
