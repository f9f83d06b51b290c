import { expect, it } from 'vitest';
import { isId } from './is-id.ts';

it.each([
  [1, true],
  [2_147_483_647, true],
  [2_147_483_648, false],
  [99_999_999_999, false],
  [0, false],
  [-1, false],
  [1.5, false],
  [Number.NaN, false],
])('%d is an id: %s', (value, fits) => {
  expect(isId(value)).toBe(fits);
});
