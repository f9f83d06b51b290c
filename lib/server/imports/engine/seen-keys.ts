/** Places of the filter: 8 MB. With ten million keys in it one in twenty unknown ones is taken for known, and then looked up in vain. */
const BITS = 1 << 26;
const HASHES = 3;

/**
 * Remembers keys in a Bloom filter of fixed size: what it has not seen was certainly never added. Spares a run that began on an empty
 * source the look-up of rows that cannot be there.
 */
export class SeenKeys {
  private readonly words = new Uint32Array(BITS >>> 5);

  /** Adds a key; false when it was certainly not there before. */
  add(key: string): boolean {
    let a = 0x811c9dc5;
    let b = 0x9e3779b9;
    for (let i = 0; i < key.length; i += 1) {
      const c = key.charCodeAt(i);
      a = Math.imul(a ^ c, 0x01000193);
      b = Math.imul(b + c, 0x85ebca6b) ^ (b >>> 13);
    }
    // The last characters of running numbers differ in few bits: spread them.
    a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
    a ^= a >>> 13;
    b = Math.imul(b ^ (b >>> 16), 0x297a2d39) | 1;
    let maybe = true;
    for (let n = 0; n < HASHES; n += 1) {
      const bit = (a + Math.imul(n, b)) & (BITS - 1);
      const mask = 1 << (bit & 31);
      const word = this.words[bit >>> 5] ?? 0;
      if ((word & mask) !== 0) continue;
      maybe = false;
      this.words[bit >>> 5] = word | mask;
    }
    return maybe;
  }
}
