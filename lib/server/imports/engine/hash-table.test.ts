import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashTable } from './hash-table.ts';
import { deterministicId, hash16, uuidOf } from './row-hash.ts';

describe('HashTable', () => {
  it('counts like a Map, also past its first size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6_000 }), { maxLength: 9_000 }), (numbers) => {
        const table = new HashTable();
        const model = new Map<number, number>();
        for (const n of numbers) {
          expect(table.count(hash16(String(n)))).toBe(model.get(n) ?? 0);
          model.set(n, (model.get(n) ?? 0) + 1);
        }
        expect(table.size).toBe(model.size);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps hashes apart that begin alike', () => {
    const table = new HashTable();
    const a = Buffer.alloc(16, 1);
    const b = Buffer.from(a);
    b[15] = 2;
    table.set(a, 7);
    expect(table.get(b)).toBe(0);
    table.set(b, 9);
    expect([table.get(a), table.get(b)]).toEqual([7, 9]);
    table.clear();
    expect(table.get(a)).toBe(0);
  });
});

describe('deterministicId', () => {
  it('gives a uuid that depends on each part', () => {
    expect(deterministicId(1, 'events', 'a', 0)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect(deterministicId(1, 'ab', '')).not.toBe(deterministicId(1, 'a', 'b'));
    expect(uuidOf(hash16('x'))).toBe(uuidOf(hash16('x')));
  });
});
