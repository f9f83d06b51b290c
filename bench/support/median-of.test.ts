import { expect, test } from 'vitest';
import { medianOf, rangeOf } from './median-of.ts';

const runs = [
  { name: 'first', seconds: 4, stages: [{ name: 'read', seconds: 1 }], memory: { mb: 10 } },
  { name: 'second', seconds: 9, stages: [{ name: 'read', seconds: 3 }], memory: { mb: 30 } },
  { name: 'third', seconds: 5, stages: [{ name: 'read', seconds: 2 }], memory: { mb: 20 } },
];

test('takes the median of each number at any depth and the rest of the last run', () => {
  expect(medianOf(runs)).toEqual({ name: 'third', seconds: 5, stages: [{ name: 'read', seconds: 2 }], memory: { mb: 20 } });
});

test('halves between the middle two of an even number of runs', () => {
  expect(medianOf(runs.slice(0, 2))).toMatchObject({ seconds: 6.5 });
});

test('gives least and most of the numbers at the top', () => {
  expect(rangeOf(runs)).toEqual({ seconds: [4, 9] });
});
