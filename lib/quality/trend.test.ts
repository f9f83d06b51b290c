import { expect, it } from 'vitest';
import { dailyTrend } from './trend.ts';

const at = (day: string, score: number) => ({ day, score, completeness: score, validity: null, uniqueness: null, timeliness: null });

it('leaves days without a snapshot as gaps', () => {
  expect(dailyTrend([at('2026-03-02', 90), at('2026-02-28', 80)], '2026-03-03').map((d) => [d.day, d.score])).toEqual([
    ['2026-02-28', 80],
    ['2026-03-01', null],
    ['2026-03-02', 90],
    ['2026-03-03', null],
  ]);
});

it('keeps the last days only, and nothing without a snapshot', () => {
  expect(dailyTrend([at('2020-01-01', 1), at('2026-03-01', 2)], '2026-03-02', 3).map((d) => d.score)).toEqual([null, 2, null]);
  expect(dailyTrend([], '2026-03-02')).toEqual([]);
});
