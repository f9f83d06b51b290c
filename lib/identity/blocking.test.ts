import { expect, it } from 'vitest';
import { BLOCKING_RULES, planBlocking } from './blocking.ts';

it('numbers every rule once, within the bits of a mask', () => {
  const bits = BLOCKING_RULES.map((r) => r.bit);
  expect(new Set(bits).size).toBe(bits.length);
  expect(Math.max(...bits)).toBeLessThan(52);
});

it('skips keys that are too common and says so', () => {
  const plan = planBlocking(
    new Map([
      [0, [{ size: 2, keys: 100 }]],
      [
        30,
        [
          { size: 10, keys: 50 },
          { size: 5_000, keys: 1 },
        ],
      ],
    ]),
    10_000,
  );
  expect(plan.map((p) => p.key)).toEqual(['email', 'family']);
  expect(plan[1]).toMatchObject({ pairs: 50 * 45, skippedKeys: 1, skippedLargest: 5_000 });
});

it.each([
  [40_000, 6_000_000],
  [50_000, 4_800_000],
  [100_000, 2_400_000],
  [1_000_000, 3_600_000],
])('keeps the pairs of %d records within %d', (records, limit) => {
  const sizes = new Map(
    BLOCKING_RULES.map((r) => [
      r.bit,
      [
        { size: 300, keys: 300 },
        { size: 20, keys: 2_000 },
      ],
    ]),
  );
  const total = planBlocking(sizes, records).reduce((sum, p) => sum + p.pairs, 0);
  expect(total).toBeLessThanOrEqual(limit);
  expect(total).toBeGreaterThan(limit / 2);
});

it('takes identifiers shared by many only while their pairs are few', () => {
  const callCentre = (phones: number) =>
    new Map([
      [
        1,
        [
          { size: 2, keys: 500 },
          { size: 100, keys: phones },
        ],
      ],
    ]);
  expect(planBlocking(callCentre(10), 50_000)).toMatchObject([{ cap: 100, pairs: 500 + 10 * 4_950 }]);
  expect(planBlocking(callCentre(5_000), 50_000)).toMatchObject([{ cap: 70, pairs: 500, skippedKeys: 5_000, skippedLargest: 100 }]);
});
