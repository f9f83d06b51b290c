/** A look at the truth: everything committed before `at` was written by transactions below `xmax`. */
export interface Look {
  readonly at: Date;
  readonly xmax: bigint;
}

/** Looks remembered. A follower that is further behind than so many looks tells its lag the more coarsely. */
const LOOKS_MAX = 100;

/** Remembers a look; while the memory is full, new ones are passed over. */
export const addLook = (looks: readonly Look[], look: Look): readonly Look[] => (looks.length < LOOKS_MAX ? [...looks, look] : looks);

/**
 * The time of the youngest look whose truth is all in the index when everything below transaction `through` is, or null; and the looks
 * that wait on. Looks come in the order of their times, and their numbers never fall.
 */
export const settleLooks = (looks: readonly Look[], through: bigint): { readonly reached: Date | null; readonly left: readonly Look[] } => {
  const left = looks.filter((look) => look.xmax > through);
  const reached = looks[looks.length - left.length - 1];
  return { reached: reached?.at ?? null, left };
};
