import { type ComparisonKey, comparisonIndex } from './comparisons.ts';
import { type Levels, packPattern } from './pattern.ts';

const WITNESSES: ReadonlySet<number> = new Set(
  (['birth_date', 'email', 'phone', 'address'] as const satisfies readonly ComparisonKey[]).map(comparisonIndex),
);

/** What two records show besides their names of what a household may share, and of the birth date that tells its members apart; as a number. */
export const besideName = (levels: Levels): number => packPattern(levels.map((code, c) => (WITNESSES.has(c) ? code : 0)));
