import { expect, it } from 'vitest';
import { waterfall } from './waterfall.ts';

it('goes from the prior over the weights to the score', () => {
  const { steps, least, most } = waterfall(0.8, [
    { comparison: 'name', weight: 6 },
    { comparison: 'email', weight: -2 },
  ]);
  expect(steps.map(({ key, from, to }) => [key, Math.round(from * 10) / 10, Math.round(to * 10) / 10])).toEqual([
    ['prior', 0, -2],
    ['name', -2, 4],
    ['email', 4, 2],
    ['result', 0, 2],
  ]);
  expect([Math.round(least), Math.round(most)]).toEqual([-2, 4]);
});

it.each([0, 1])('stays finite at a score of %s', (score) => {
  expect(Number.isFinite(waterfall(score, []).most)).toBe(true);
});
