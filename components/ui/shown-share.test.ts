import { expect, test } from 'vitest';
import { type ShownShare, shownShare } from './shown-share';

test.each<[number, ShownShare['sign'], number, 0 | 1]>([
  [0, '', 0, 0],
  [0.0004, '< ', 0.001, 1],
  [0.001, '', 0.001, 1],
  [0.034, '', 0.034, 1],
  [0.1, '', 0.1, 0],
  [0.99, '', 0.99, 0],
  [0.995, '', 0.995, 1],
  [0.9996, '> ', 0.999, 1],
  [1, '', 1, 0],
  [1.2, '', 1.2, 0],
])('%s', (share, sign, written, decimals) => {
  expect(shownShare(share)).toEqual({ sign, share: written, decimals });
});
