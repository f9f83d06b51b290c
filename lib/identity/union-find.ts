/** Disjoint sets of the nodes 0 … size - 1. The smallest node of a set stands for it. */
export class UnionFind {
  readonly #parent: Uint32Array;
  readonly #joined: Uint8Array;

  constructor(size: number) {
    this.#parent = new Uint32Array(size).map((_, node) => node);
    this.#joined = new Uint8Array(size);
  }

  find(node: number): number {
    let root = node;
    for (let up = this.#parent[root] ?? root; up !== root; up = this.#parent[root] ?? root) root = up;
    for (let at = node; at !== root; ) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return;
    this.#parent[Math.max(x, y)] = Math.min(x, y);
    this.#joined[x] = 1;
    this.#joined[y] = 1;
  }

  /** True when the node has been joined to another one. */
  isJoined(node: number): boolean {
    return this.#joined[this.find(node)] === 1;
  }
}
