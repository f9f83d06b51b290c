/** A weighted pair of nodes. */
export interface ClusterEdge {
  readonly a: number;
  readonly b: number;
  /** Bits (log2 odds of being one person). */
  readonly weight: number;
  /** Joined by an exact rule: taken before any scored pair. */
  readonly exact?: boolean;
}

/** Nodes are 0 … size - 1; ties go to the smaller number, so number them by content and not by row. */
export interface ClusterInput {
  readonly size: number;
  readonly edges: readonly ClusterEdge[];
  readonly mustLink?: readonly (readonly [number, number])[];
  readonly cannotLink?: readonly (readonly [number, number])[];
  /** Per node: a group of which a cluster may hold only one node (a source without duplicates), or -1. */
  readonly exclusive?: readonly number[];
  /** Per node: an id of the person's own, 0 = none. Two clusters with ids join only where one id of each is the same. */
  readonly ids?: readonly number[];
  /** Whether two different ids are the same but for a slip. */
  readonly sameId?: (x: number, y: number) => boolean;
  /** Best edge between two clusters must have at least these bits. */
  readonly joinBits: number;
  /** Mean over all pairs between two clusters must have at least these bits. */
  readonly meanBits: number;
  /** Bits of a pair that was not scored. */
  readonly unscoredBits: number;
}

interface Link {
  sum: number;
  count: number;
  best: number;
  exact: boolean;
  blocked: boolean;
}

interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly priority: number;
  /** Versions of both clusters when it was put in; older ones are stale. */
  readonly versionA: number;
  readonly versionB: number;
}

const before = (x: Candidate, y: Candidate): boolean =>
  x.priority !== y.priority ? x.priority > y.priority : x.a !== y.a ? x.a < y.a : x.b < y.b;

/** Binary heap, best candidate first. */
class Heap {
  readonly #items: Candidate[] = [];

  push(item: Candidate): void {
    const items = this.#items;
    let i = items.push(item) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = items[parent];
      if (!above || !before(item, above)) break;
      items[i] = above;
      i = parent;
    }
    items[i] = item;
  }

  pop(): Candidate | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (!top || !last || items.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      let best = items[child];
      if (!best) break;
      const right = items[child + 1];
      if (right && before(right, best)) {
        child += 1;
        best = right;
      }
      if (!before(best, last)) break;
      items[i] = best;
      i = child;
    }
    items[i] = last;
    return top;
  }
}

/** Bits that put exact edges before all scored ones in the queue. */
const EXACT_PRIORITY = 1e6;

/** The clusters while they grow: members' counts, links to neighbours, union–find over nodes. */
class Clusters {
  readonly #input: ClusterInput;
  readonly #parent: number[];
  readonly #size: number[];
  readonly #version: number[];
  readonly #links: Map<number, Link>[];
  readonly #groups: (Set<number> | undefined)[];
  readonly #ids: (Set<number> | undefined)[];

  constructor(input: ClusterInput) {
    this.#input = input;
    const nodes = Array.from({ length: input.size }, (_, i) => i);
    this.#parent = nodes;
    this.#size = nodes.map(() => 1);
    this.#version = nodes.map(() => 0);
    this.#links = nodes.map(() => new Map());
    this.#groups = nodes.map((i) => {
      const group = input.exclusive?.[i] ?? -1;
      return group < 0 ? undefined : new Set([group]);
    });
    this.#ids = nodes.map((i) => {
      const id = input.ids?.[i] ?? 0;
      return id === 0 ? undefined : new Set([id]);
    });
  }

  find(node: number): number {
    let root = node;
    while ((this.#parent[root] ?? root) !== root) root = this.#parent[root] ?? root;
    for (let at = node; at !== root; ) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  addLink(a: number, b: number, part: Link): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const links = this.#links[from];
      const known = links?.get(to);
      if (known) {
        known.sum += part.sum;
        known.count += part.count;
        known.best = Math.max(known.best, part.best);
        known.exact ||= part.exact;
        known.blocked ||= part.blocked;
      } else links?.set(to, { ...part });
    }
  }

  /** Priority of joining two clusters, or undefined when they must stay apart. */
  priority(a: number, b: number): number | undefined {
    const link = this.#links[a]?.get(b);
    if (!link || link.blocked || this.#sharesGroup(a, b) || this.#hasOtherIds(a, b)) return undefined;
    const pairs = (this.#size[a] ?? 1) * (this.#size[b] ?? 1);
    const mean = (link.sum + (pairs - link.count) * this.#input.unscoredBits) / pairs;
    if (link.exact) return EXACT_PRIORITY + mean;
    return link.best >= this.#input.joinBits && mean >= this.#input.meanBits ? mean : undefined;
  }

  #sharesGroup(a: number, b: number): boolean {
    const [x, y] = [this.#groups[a], this.#groups[b]];
    if (!x || !y) return false;
    for (const group of x) if (y.has(group)) return true;
    return false;
  }

  #hasOtherIds(a: number, b: number): boolean {
    const [xs, ys] = [this.#ids[a], this.#ids[b]];
    if (!xs || !ys) return false;
    for (const x of xs) for (const y of ys) if (x === y || this.#input.sameId?.(x, y)) return false;
    return true;
  }

  candidate(a: number, b: number): Candidate | undefined {
    const priority = this.priority(a, b);
    if (priority === undefined) return undefined;
    const [low, high] = a < b ? [a, b] : [b, a];
    return { a: low, b: high, priority, versionA: this.#version[low] ?? 0, versionB: this.#version[high] ?? 0 };
  }

  isCurrent(c: Candidate): boolean {
    return this.#parent[c.a] === c.a && this.#parent[c.b] === c.b && this.#version[c.a] === c.versionA && this.#version[c.b] === c.versionB;
  }

  neighbours(a: number): Iterable<number> {
    return this.#links[a]?.keys() ?? [];
  }

  /** Joins two clusters; the smaller number stays. */
  join(a: number, b: number): number {
    const [keep, gone] = a < b ? [a, b] : [b, a];
    this.#parent[gone] = keep;
    this.#size[keep] = (this.#size[keep] ?? 1) + (this.#size[gone] ?? 1);
    this.#version[keep] = (this.#version[keep] ?? 0) + 1;
    this.#links[keep]?.delete(gone);
    for (const [other, link] of this.#links[gone] ?? []) {
      this.#links[other]?.delete(gone);
      if (other !== keep) this.addLink(keep, other, link);
    }
    this.#links[gone] = new Map();
    const groups = this.#groups[gone];
    if (groups) this.#groups[keep] = new Set([...(this.#groups[keep] ?? []), ...groups]);
    const ids = this.#ids[gone];
    if (ids) this.#ids[keep] = new Set([...(this.#ids[keep] ?? []), ...ids]);
    return keep;
  }
}

/**
 * Clusters of nodes: must-links first, then exact edges, then average linkage, best pair of clusters first, while
 * the best edge reaches `joinBits` and the mean over all pairs reaches `meanBits`; never across a cannot-link, within
 * an exclusive group, or between other ids. Gives for each node the smallest node of its cluster. The order of the edges does not matter.
 */
export const clusterRecords = (input: ClusterInput): number[] => {
  const clusters = new Clusters(input);
  const nothing: Link = { sum: 0, count: 0, best: Number.NEGATIVE_INFINITY, exact: false, blocked: false };
  for (const [a, b] of input.mustLink ?? []) {
    const [x, y] = [clusters.find(a), clusters.find(b)];
    if (x !== y) clusters.join(x, y);
  }
  for (const [a, b] of input.cannotLink ?? []) {
    const [x, y] = [clusters.find(a), clusters.find(b)];
    if (x !== y) clusters.addLink(x, y, { ...nothing, blocked: true });
  }
  const edges = [...input.edges].sort((x, y) => Math.min(x.a, x.b) - Math.min(y.a, y.b) || Math.max(x.a, x.b) - Math.max(y.a, y.b));
  for (const edge of edges) {
    const [x, y] = [clusters.find(edge.a), clusters.find(edge.b)];
    if (x !== y) clusters.addLink(x, y, { sum: edge.weight, count: 1, best: edge.weight, exact: edge.exact ?? false, blocked: false });
  }
  const heap = new Heap();
  const offer = (a: number, b: number): void => {
    const candidate = clusters.candidate(a, b);
    if (candidate) heap.push(candidate);
  };
  for (let node = 0; node < input.size; node += 1) {
    for (const other of clusters.neighbours(node)) if (node < other) offer(node, other);
  }
  for (let next = heap.pop(); next; next = heap.pop()) {
    if (!clusters.isCurrent(next)) continue;
    const joined = clusters.join(next.a, next.b);
    for (const other of clusters.neighbours(joined)) offer(joined, other);
  }
  return Array.from({ length: input.size }, (_, node) => clusters.find(node));
};
