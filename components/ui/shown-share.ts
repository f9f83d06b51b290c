/** Smallest share written out, and what is left of the largest: a few of many are never none, and all but a few never all. */
const SHARE_MIN = 0.001;

/** How a share of 0 to 1 is written: the number to write, its decimals, and whether it is less or more than that. */
export interface ShownShare {
  readonly sign: '' | '< ' | '> ';
  readonly share: number;
  readonly decimals: 0 | 1;
}

/** One decimal where whole percents would round to nothing or to all. */
export const shownShare = (share: number): ShownShare => {
  if (share > 0 && share < SHARE_MIN) return { sign: '< ', share: SHARE_MIN, decimals: 1 };
  if (share > 1 - SHARE_MIN && share < 1) return { sign: '> ', share: 1 - SHARE_MIN, decimals: 1 };
  return { sign: '', share, decimals: (share > 0 && share < 0.1) || (share > 0.99 && share < 1) ? 1 : 0 };
};
