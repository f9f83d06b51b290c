import { type ComparisonKey, comparisonIndex } from './comparisons.ts';
import { type Levels, unpackPattern } from './pattern.ts';

/** Comparisons whose agreeing value is counted, in the order in which a table holds the counts. */
export const COUNTED = [
  'name',
  'middle_name',
  'birth_date',
  'email',
  'phone',
  'address',
  'national_id',
  'company',
] as const satisfies readonly ComparisonKey[];

const COUNTED_AT = COUNTED.map(comparisonIndex);

/** Compared pairs in columns: millions of them cost tens of bytes each, not a kilobyte. `a` and `b` are nodes. */
export interface PairTable {
  readonly size: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Position of the pair's pattern in `patterns`. */
  readonly pattern: Uint32Array;
  readonly patterns: readonly Levels[];
  /** `COUNTED.length` numbers a pair. */
  readonly counts: Uint32Array;
  readonly externalIdCarriers: Uint32Array;
}

/** How many records carry the value that pair `i` shares in comparison `COUNTED[k]`. */
export const countAt = (table: PairTable, i: number, k: number): number => table.counts[i * COUNTED.length + k] ?? 0;

/** Counts of a pair by comparison, as `pairWeight` wants them. */
export const countsOf = (table: PairTable, i: number): number[] => {
  const counts: number[] = [];
  COUNTED_AT.forEach((comparison, k) => {
    counts[comparison] = countAt(table, i, k);
  });
  return Array.from(counts, (n) => n ?? 0);
};

/** Bytes of a pair in `readPairTable`: a, b (4 each), pattern (8), external-id carriers (4), counts (4 each), little-endian. */
export const PAIR_BYTES = 20 + 4 * COUNTED.length;

/** Takes apart pairs as the index sends them. */
export const readPairTable = (bytes: Uint8Array): PairTable => {
  const size = Math.floor(bytes.byteLength / PAIR_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = {
    size,
    a: new Uint32Array(size),
    b: new Uint32Array(size),
    pattern: new Uint32Array(size),
    patterns: [] as Levels[],
    counts: new Uint32Array(size * COUNTED.length),
    externalIdCarriers: new Uint32Array(size),
  };
  const known = new Map<number, number>();
  for (let i = 0; i < size; i += 1) {
    const at = i * PAIR_BYTES;
    table.a[i] = view.getUint32(at, true);
    table.b[i] = view.getUint32(at + 4, true);
    const packed = view.getUint32(at + 8, true) + view.getUint32(at + 12, true) * 2 ** 32;
    let pattern = known.get(packed);
    if (pattern === undefined) {
      pattern = table.patterns.push(unpackPattern(packed)) - 1;
      known.set(packed, pattern);
    }
    table.pattern[i] = pattern;
    table.externalIdCarriers[i] = view.getUint32(at + 16, true);
    for (let k = 0; k < COUNTED.length; k += 1) table.counts[i * COUNTED.length + k] = view.getUint32(at + 20 + 4 * k, true);
  }
  return table;
};

/** The table with its ends renamed. */
export const renamePairs = (table: PairTable, node: (name: number) => number): PairTable => ({
  ...table,
  a: table.a.map(node),
  b: table.b.map(node),
});

/** The pairs at the given places. */
export const selectPairs = (table: PairTable, places: readonly number[]): PairTable => {
  const width = COUNTED.length;
  const counts = new Uint32Array(places.length * width);
  places.forEach((from, to) => {
    counts.set(table.counts.subarray(from * width, (from + 1) * width), to * width);
  });
  const pick = (column: Uint32Array): Uint32Array => Uint32Array.from(places, (i) => column[i] ?? 0);
  return {
    size: places.length,
    a: pick(table.a),
    b: pick(table.b),
    pattern: pick(table.pattern),
    patterns: table.patterns,
    counts,
    externalIdCarriers: pick(table.externalIdCarriers),
  };
};

const concatenate = (tables: readonly PairTable[]): PairTable => {
  const size = tables.reduce((sum, table) => sum + table.size, 0);
  const joined = {
    size,
    a: new Uint32Array(size),
    b: new Uint32Array(size),
    pattern: new Uint32Array(size),
    patterns: tables.flatMap((table) => table.patterns),
    counts: new Uint32Array(size * COUNTED.length),
    externalIdCarriers: new Uint32Array(size),
  };
  let [at, base] = [0, 0];
  for (const table of tables) {
    for (const column of ['a', 'b', 'externalIdCarriers'] as const) joined[column].set(table[column], at);
    joined.counts.set(table.counts, at * COUNTED.length);
    for (let i = 0; i < table.size; i += 1) joined.pattern[at + i] = base + (table.pattern[i] ?? 0);
    at += table.size;
    base += table.patterns.length;
  }
  return joined;
};

/** Several tables as one, in the order of their ends; a pair that occurs twice is taken once. */
export const joinTables = (tables: readonly PairTable[]): PairTable => {
  const all = concatenate(tables);
  const compare = (x: number, y: number): number => (all.a[x] ?? 0) - (all.a[y] ?? 0) || (all.b[x] ?? 0) - (all.b[y] ?? 0);
  const places = Array.from({ length: all.size }, (_, i) => i).sort(compare);
  return selectPairs(
    all,
    places.filter((place, i) => i === 0 || compare(place, places[i - 1] ?? 0) !== 0),
  );
};
