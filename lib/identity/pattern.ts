import { COMPARISONS } from './comparisons.ts';

/** Level codes of a pair, one a comparison; 0 = nothing to compare. */
export type Levels = readonly number[];

/** A pattern as the index stores it: 4 bits a comparison, the first comparison lowest. Safe as a number up to 13 comparisons. */
export const packPattern = (levels: Levels): number => levels.reduce((sum, code, i) => sum + code * 16 ** i, 0);

/** The level codes in a packed pattern. */
export const unpackPattern = (pattern: number): number[] => {
  const levels: number[] = [];
  let rest = pattern;
  for (let i = 0; i < COMPARISONS.length; i += 1) {
    levels.push(rest % 16);
    rest = Math.floor(rest / 16);
  }
  return levels;
};

/** How many pairs show a pattern; `blocks` are the numbers of the blocking rules (bits) under which they were found. */
export interface PatternCount {
  readonly levels: Levels;
  readonly blocks: ReadonlySet<number>;
  readonly count: number;
}
