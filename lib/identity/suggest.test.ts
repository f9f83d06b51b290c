import { describe, expect, it } from 'vitest';
import { apartByGroup } from './suggest.ts';

describe('clusters that hold nodes of the same exclusive group', () => {
  const areApart = apartByGroup([
    [1, 4],
    [1, -1],
    [2, 4],
    [2, 5],
    [3, 5],
    [6, -1],
    [7, -1],
  ]);
  it.each([
    [1, 2, true],
    [2, 3, true],
    [1, 3, false],
    [6, 7, false],
    [1, 6, false],
    [8, 9, false],
  ])('%i and %i: %s', (x, y, expected) => {
    expect(areApart(x, y)).toBe(expected);
    expect(areApart(y, x)).toBe(expected);
  });
});
