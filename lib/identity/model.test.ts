import { describe, expect, it } from 'vitest';
import { besidesExplained, otherCarriers } from './model.ts';

describe('what a value and what is shared say together', () => {
  it.each([
    ['nothing follows', 3, 0, 3],
    ['it is rarer where other things agree', 3, -1, 4],
    ['of a value like any other', 0, 5, -5],
    ['rarity is no proof where it follows from a home', 4, 8, -8],
    ['a common value agrees by chance', -10, 3, -10],
    ['both reasons are as good', -3, Math.log2(9), -4],
  ])('%s', (_, frequency, explained, bits) => {
    expect(besidesExplained(frequency, explained)).toBeCloseTo(bits, 1);
  });

  it.each([-10, -3, 0, 2, 4])('a little that follows changes a little: %d', (frequency) => {
    expect(besidesExplained(frequency, 1e-6)).toBeCloseTo(besidesExplained(frequency, -1e-6), 3);
    expect(besidesExplained(frequency, 1e-6)).toBeCloseTo(frequency, 3);
  });
});

it.each([
  [0, 0],
  [1, 1],
  [2, 1],
  [3, 2],
])('of %d carriers %d are others', (n, others) => {
  expect(otherCarriers(n)).toBe(others);
});
