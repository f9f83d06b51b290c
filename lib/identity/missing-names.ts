import { besideName } from './beside-name.ts';
import { comparisonIndex, hasWholeName, levelCode } from './comparisons.ts';
import type { Levels, PatternCount } from './pattern.ts';

const NAME = comparisonIndex('name');
const [FAMILY, GIVEN] = [levelCode('name', 'family'), levelCode('name', 'given')];
/** The level of a part of the name, and that of the whole names of two people who agree on this part. */
const TWO_PEOPLE: ReadonlyMap<number, number> = new Map([
  [levelCode('name', 'part_family'), FAMILY],
  [levelCode('name', 'part_exact'), GIVEN],
]);
/** Fewer pairs of whole names tell nothing. */
const PAIRS_MIN = 20;

/**
 * A name is left out for one person as for two. So of the pairs that agree on the part of the name that is there, no more are one person
 * than of those with both whole names that agree on this part and show the same besides. Gives the most that is believed of a pattern;
 * `expected` are the pairs of each candidate taken for one person.
 */
export const mostOfPartNames = (candidates: readonly PatternCount[], expected: readonly number[]): ((levels: Levels) => number) => {
  const counts = new Map<number, { same: number; byLevel: Map<number, number> }>();
  candidates.forEach(({ levels, count }, i) => {
    const code = levels[NAME] ?? 0;
    const isSame = hasWholeName(levels);
    if (!isSame && code !== FAMILY && code !== GIVEN) return;
    const context = besideName(levels);
    const known = counts.get(context) ?? { same: 0, byLevel: new Map<number, number>() };
    const one = isSame ? (expected[i] ?? 0) : 0;
    known.same += one;
    known.byLevel.set(isSame ? 0 : code, (known.byLevel.get(isSame ? 0 : code) ?? 0) + count - one);
    counts.set(context, known);
  });
  return (levels) => {
    const other = TWO_PEOPLE.get(levels[NAME] ?? 0);
    const found = other === undefined ? undefined : counts.get(besideName(levels));
    if (!found || other === undefined) return 1;
    const total = found.same + (found.byLevel.get(0) ?? 0) + (found.byLevel.get(other) ?? 0);
    return total < PAIRS_MIN ? 1 : found.same / total;
  };
};
