import { COMPARISONS, type ComparisonKey, levelCode } from '../../lib/identity/comparisons.ts';

/** Keys of the levels that a pair of records shows. */
export type Shown = Readonly<Partial<Record<ComparisonKey, string>>>;

/** Their codes, as in a pattern; 0 where nothing is shown. */
export const levelsOf = (shown: Shown): number[] => COMPARISONS.map((c) => (shown[c.key] ? levelCode(c.key, shown[c.key] ?? '') : 0));
