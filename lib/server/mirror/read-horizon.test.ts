import { expect, it } from 'vitest';
import { widenXid } from './read-horizon.ts';

const EPOCH = 2n ** 32n;

it.each([
  [740n, 742n, 740n],
  [742n, 742n, 742n],
  // begun after the look: not below it
  [745n, 742n, 742n],
  [740n, 3n * EPOCH + 742n, 3n * EPOCH + 740n],
  // begun before the 32-bit numbers started over
  [EPOCH - 5n, 3n * EPOCH + 2n, 3n * EPOCH - 5n],
  [1n, 3n * EPOCH - 1n, 3n * EPOCH - 1n],
])('widens %s below %s to %s', (xid, xmax, wide) => {
  expect(widenXid(xid, xmax)).toBe(wide);
});
