import { describe, expect, it } from 'vitest';
import { ambiguousPairs } from './ambiguous.ts';

const pair = (a: number, b: number, weight = 10) => ({ a, b, weight });

describe('ambiguousPairs', () => {
  it.each<[string, Parameters<typeof ambiguousPairs>[0], number[]]>([
    ['nobody parted', { joining: [pair(0, 1), pair(0, 2)], parted: [] }, []],
    ['father or son', { joining: [pair(0, 1), pair(0, 2)], parted: [[1, 2]] }, [0, 1]],
    ['much nearer to one of them', { joining: [pair(0, 1, 16), pair(0, 2, 10)], parted: [[1, 2]] }, [1]],
    [
      'two records of the father',
      {
        joining: [pair(0, 1), pair(0, 2), pair(0, 3), pair(1, 3)],
        parted: [
          [1, 2],
          [3, 2],
        ],
      },
      [0, 1, 2],
    ],
    [
      'one odd record among many',
      {
        joining: [pair(0, 1), pair(0, 2), pair(0, 3), pair(0, 4), pair(0, 5)],
        parted: [
          [5, 1],
          [5, 2],
          [5, 3],
          [5, 4],
        ],
      },
      [4],
    ],
  ])('%s', (_, input, expected) => {
    expect([...ambiguousPairs(input)]).toEqual(expected);
  });
});
