/** Pairs of one component as the guard against ambiguous merges sees them. */
export interface AmbiguityInput {
  /** Pairs that would join their ends. */
  readonly joining: readonly { readonly a: number; readonly b: number; readonly weight: number }[];
  /** Pairs whose ends are two people. */
  readonly parted: readonly (readonly [number, number])[];
}

/** A rival counts when its pair is at most this many bits weaker. */
const CLOSE_BITS = 3;
/** So many who agree with one another outweigh one rival. */
const SUPPORT = 4;

const add = <V>(map: Map<number, V[]>, key: number, value: V): void => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};

/**
 * Places in `joining` of the pairs that must not join without review: one end fits two others about as well who are two people (father
 * and son of one name, when a record lacks the birth date). Where most of those it fits agree with one another, the odd one is no rival.
 */
export const ambiguousPairs = ({ joining, parted }: AmbiguityInput): ReadonlySet<number> => {
  const apart = new Map<number, Set<number>>();
  for (const [x, y] of parted)
    for (const [from, to] of [
      [x, y],
      [y, x],
    ] as const) {
      const others = apart.get(from);
      if (others) others.add(to);
      else apart.set(from, new Set([to]));
    }
  const fits = new Map<number, { other: number; weight: number }[]>();
  for (const { a, b, weight } of joining) {
    add(fits, a, { other: b, weight });
    add(fits, b, { other: a, weight });
  }
  const isTorn = (node: number, other: number, weight: number): boolean => {
    const strangers = apart.get(other);
    if (!strangers) return false;
    const around = fits.get(node) ?? [];
    const rivals = around.filter((f) => strangers.has(f.other) && f.weight >= weight - CLOSE_BITS).length;
    const friends = around.filter((f) => !strangers.has(f.other)).length;
    return rivals > 0 && friends < SUPPORT * rivals;
  };
  const found = new Set<number>();
  joining.forEach(({ a, b, weight }, i) => {
    if (isTorn(a, b, weight) || isTorn(b, a, weight)) found.add(i);
  });
  return found;
};
