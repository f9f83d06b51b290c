import { describe, expect, it } from 'vitest';
import { levelsOf, type Shown } from '../../scripts/testing/levels-of.ts';
import { mostOfPartNames } from './missing-names.ts';

/** What is seen at one address: pairs, and how many of them are taken for one person. */
const SEEN: readonly (readonly [Shown, number, number])[] = [
  [{ name: 'exact', address: 'exact' }, 25, 20],
  [{ name: 'family', address: 'exact' }, 75, 5],
  [{ name: 'given', address: 'exact' }, 5, 0],
  [{ name: 'part_family', address: 'exact' }, 60, 60],
  [{ name: 'exact', email: 'exact' }, 10, 10],
];
const mostOf = mostOfPartNames(
  SEEN.map(([shown, count]) => ({ levels: levelsOf(shown), count, blocks: new Set<number>() })),
  SEEN.map(([, , expected]) => expected),
);

describe('of a name of which a part is missing', () => {
  it.each<[string, Shown, number]>([
    ['no more is believed than of whole names', { name: 'part_family', address: 'exact' }, 20 / 100],
    ['whatever does not bear witness', { name: 'part_family', address: 'exact', occupation: 'exact' }, 20 / 100],
    ['the given name is rarely shared', { name: 'part_exact', address: 'exact' }, 20 / 30],
    ['few pairs tell nothing', { name: 'part_family', email: 'exact' }, 1],
    ['none tell nothing', { name: 'part_family', phone: 'exact' }, 1],
    ['whole names stand for themselves', { name: 'exact', address: 'exact' }, 1],
  ])('%s', (_, shown, expected) => {
    expect(mostOf(levelsOf(shown))).toBeCloseTo(expected, 9);
  });
});
