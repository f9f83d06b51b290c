/** Room for one row of usual size. */
const SPARE_BYTES = 1 << 16;
/** Bytes of one UTF-16 unit in UTF-8, at most. */
const UNIT_BYTES = 3;
/** Longest text whose length surely fits into one byte of the format. */
const SHORT_UNITS = 42;

/** Writes rows in ClickHouse's RowBinary format: the columns in their order, nothing to escape and nothing to parse. */
export class RowBinary {
  #bytes = Buffer.allocUnsafe(SPARE_BYTES);
  #length = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** What was written from `start` on; valid until the next write. */
  bytes(start = 0): Buffer {
    return this.#bytes.subarray(start, this.#length);
  }

  /** Takes back what was written from `start` on. */
  cut(start: number): void {
    this.#length = start;
  }

  /** Makes room and gives the place to write at; the buffer may be another one after. */
  #reserve(bytes: number): number {
    const at = this.#length;
    if (at + bytes > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, at + bytes + SPARE_BYTES));
      this.#bytes.copy(larger, 0, 0, at);
      this.#bytes = larger;
    }
    return at;
  }

  uint8(value: number): void {
    const at = this.#reserve(1);
    this.#length = this.#bytes.writeUInt8(value, at);
  }

  uint32(value: number): void {
    const at = this.#reserve(4);
    this.#length = this.#bytes.writeUInt32LE(value, at);
  }

  uint64(value: bigint): void {
    const at = this.#reserve(8);
    this.#length = this.#bytes.writeBigUInt64LE(value, at);
  }

  float64(value: number): void {
    const at = this.#reserve(8);
    this.#length = this.#bytes.writeDoubleLE(value, at);
  }

  /** A `DateTime64(3)` from milliseconds since 1970. */
  time(ms: number): void {
    const at = this.#reserve(8);
    this.#length = this.#bytes.writeBigInt64LE(BigInt(ms), at);
  }

  /** Length of a text, list or map (LEB128). */
  size(value: number): void {
    let rest = value;
    let at = this.#reserve(5);
    while (rest >= 0x80) {
      this.#bytes[at] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
      at += 1;
    }
    this.#bytes[at] = rest;
    this.#length = at + 1;
  }

  text(value: string): void {
    if (value.length > SHORT_UNITS) this.size(Buffer.byteLength(value));
    const at = this.#reserve(1 + UNIT_BYTES * value.length);
    if (value.length > SHORT_UNITS) {
      this.#length = at + this.#bytes.write(value, at);
      return;
    }
    const written = this.#bytes.write(value, at + 1);
    this.#bytes[at] = written;
    this.#length = at + 1 + written;
  }

  texts(values: readonly string[]): void {
    this.size(values.length);
    for (const value of values) this.text(value);
  }

  uint32s(values: readonly number[]): void {
    this.size(values.length);
    for (const value of values) this.uint32(value);
  }

  /** A map from text; `write` writes a value. */
  map<T>(entries: Readonly<Record<string, T>>, write: (value: T) => void): void {
    const list = Object.entries(entries);
    this.size(list.length);
    for (const [key, value] of list) {
      this.text(key);
      write(value);
    }
  }
}
