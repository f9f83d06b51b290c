/** A decision about two records as stored: append-only, an undo is a row of kind `withdraw`. */
export interface IdentityDecision {
  readonly id: number;
  readonly kind: 'same' | 'not_same' | 'withdraw';
  readonly recordA: number | null;
  readonly recordB: number | null;
  readonly withdrawsId: number | null;
}

/** Pairs of records that must be one person, and pairs that must not. */
export interface Links {
  readonly mustLink: readonly (readonly [number, number])[];
  readonly cannotLink: readonly (readonly [number, number])[];
}

const pair = (a: number, b: number): readonly [number, number] => (a < b ? [a, b] : [b, a]);

/** Groups of records with the groups they must not meet. */
class Groups {
  readonly #parent = new Map<number, number>();
  readonly #apart = new Map<number, Set<number>>();

  find(record: number): number {
    let root = record;
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up;
    return root;
  }

  areApart(a: number, b: number): boolean {
    return this.#apart.get(this.find(a))?.has(this.find(b)) ?? false;
  }

  keepApart(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    for (const [from, to] of [
      [x, y],
      [y, x],
    ] as const) {
      const others = this.#apart.get(from);
      if (others) others.add(to);
      else this.#apart.set(from, new Set([to]));
    }
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return;
    this.#parent.set(y, x);
    const others = this.#apart.get(y) ?? new Set<number>();
    this.#apart.delete(y);
    for (const other of others) {
      this.#apart.get(other)?.delete(y);
      this.keepApart(x, other);
    }
  }
}

/**
 * The links in force: withdrawn decisions are left out, and where decisions contradict each other, also through third records,
 * the later one holds.
 */
export const activeLinks = (decisions: readonly IdentityDecision[]): Links => {
  const withdrawn = new Set(decisions.map((d) => d.withdrawsId));
  const groups = new Groups();
  const mustLink: (readonly [number, number])[] = [];
  const cannotLink: (readonly [number, number])[] = [];
  for (const { id, kind, recordA, recordB } of [...decisions].sort((x, y) => y.id - x.id)) {
    if (kind === 'withdraw' || withdrawn.has(id) || recordA === null || recordB === null) continue;
    if (kind === 'same' && !groups.areApart(recordA, recordB)) {
      groups.join(recordA, recordB);
      mustLink.push(pair(recordA, recordB));
    }
    if (kind === 'not_same' && groups.find(recordA) !== groups.find(recordB)) {
      groups.keepApart(recordA, recordB);
      cannotLink.push(pair(recordA, recordB));
    }
  }
  return { mustLink, cannotLink };
};
