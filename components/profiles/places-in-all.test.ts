import { expect, test } from 'vitest';
import { placesInAll } from './places-in-all';

test.each([
  ['nothing decided', 50, 50, 2454, 2454],
  ['decided here, the server not asked again yet', 50, 49, 2454, 2453],
  ['decided here, and the list has come anew', 50, 50, 2452, 2452],
  ['the last one is decided', 1, 0, 1, 0],
  ['the total is older than the list', 3, 3, 2, 3],
])('%s', (_, loaded, open, total, places) => {
  expect(placesInAll(loaded, open, total)).toBe(places);
});
