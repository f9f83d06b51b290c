/** Numbers held per entry: four words of the key, one of the value. */
const WORDS = 5;
const KEY_WORDS = 4;
/** Share of filled places above which the table doubles. */
const LOAD_MAX = 0.6;
const FIRST_PLACES = 1 << 12;

/**
 * A map from 128-bit hashes to small numbers in one typed array: 20 bytes a place, so that counting tens of millions
 * of rows needs no object each. Open addressing with linear probing; entries are never removed.
 */
export class HashTable {
  private words = new Uint32Array(FIRST_PLACES * WORDS);
  private mask = FIRST_PLACES - 1;
  private filled = 0;

  /** How many different hashes it holds. */
  get size(): number {
    return this.filled;
  }

  /** The value of a 16-byte hash, or 0. */
  get(hash: Buffer): number {
    return this.words[this.place(hash) + KEY_WORDS] ?? 0;
  }

  /** Sets the value of a 16-byte hash; it must be above 0, which means "absent". */
  set(hash: Buffer, value: number): void {
    let at = this.place(hash);
    if (this.words[at + KEY_WORDS] === 0) {
      if (this.filled + 1 > (this.mask + 1) * LOAD_MAX) {
        this.grow();
        at = this.place(hash);
      }
      this.filled += 1;
      for (let i = 0; i < KEY_WORDS; i += 1) this.words[at + i] = hash.readUInt32LE(i * 4);
    }
    this.words[at + KEY_WORDS] = value;
  }

  /** Adds one to the count of a hash and gives how often it had been counted before: 0 the first time. */
  count(hash: Buffer): number {
    const before = this.get(hash);
    this.set(hash, before + 1);
    return before;
  }

  /** Forgets everything. */
  clear(): void {
    this.words = new Uint32Array(FIRST_PLACES * WORDS);
    this.mask = FIRST_PLACES - 1;
    this.filled = 0;
  }

  private place(hash: Buffer): number {
    const a = hash.readUInt32LE(0);
    const b = hash.readUInt32LE(4);
    const c = hash.readUInt32LE(8);
    const d = hash.readUInt32LE(12);
    const words = this.words;
    for (let slot = a & this.mask; ; slot = (slot + 1) & this.mask) {
      const at = slot * WORDS;
      if (words[at + KEY_WORDS] === 0) return at;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return at;
    }
  }

  private grow(): void {
    const old = this.words;
    const places = (this.mask + 1) * 2;
    this.words = new Uint32Array(places * WORDS);
    this.mask = places - 1;
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + KEY_WORDS] === 0) continue;
      let slot = (old[at] ?? 0) & this.mask;
      while (this.words[slot * WORDS + KEY_WORDS] !== 0) slot = (slot + 1) & this.mask;
      this.words.set(old.subarray(at, at + WORDS), slot * WORDS);
    }
  }
}
