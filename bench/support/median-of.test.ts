import { expect, test } from 'vitest';
import { medianOf, rangeOf, summariseRuns } from './median-of.ts';

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

test('leaves lists of different lengths as the last run has them', () => {
  expect(medianOf([{ seconds: [1, 2] }, { seconds: [3] }])).toEqual({ seconds: [3] });
});

test('gives least and most of the numbers that differ', () => {
  expect(rangeOf(runs)).toEqual({ seconds: [4, 9], memory: { mb: [10, 30] } });
  expect(
    rangeOf([
      { rows: 5, counts: { lost: 0 } },
      { rows: 5, counts: { lost: 0 } },
    ]),
  ).toEqual({});
});

test('names how many runs a result is of', () => {
  expect(summariseRuns(runs)).toMatchObject({ seconds: 5, runs: 3, range: { seconds: [4, 9] } });
});
