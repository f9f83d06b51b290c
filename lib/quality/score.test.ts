import { describe, expect, it } from 'vitest';
import { DEFAULT_QUALITY_SETTINGS } from './dimensions.ts';
import { formulaOf, scoreOf, shownScore, sumMeasures, totalScore } from './score.ts';

const { weights } = DEFAULT_QUALITY_SETTINGS;

describe('scoreOf', () => {
  it.each([
    [{ passing: 9, applicable: 10 }, 90],
    [{ passing: 0, applicable: 10 }, 0],
    [{ passing: 0, applicable: 0 }, null],
    [undefined, null],
  ])('%o scores %s', (measure, score) => {
    expect(scoreOf(measure)).toBe(score);
  });
});

describe('shownScore', () => {
  it.each([
    [100, 100],
    [99.97, 99.9],
    [88.36, 88.4],
    [0, 0],
  ])('%d is shown as %d', (score, shown) => expect(shownScore(score)).toBe(shown));
});

describe('sumMeasures', () => {
  it('weighs by rows, not by field', () => {
    const sum = sumMeasures([
      { completeness: { passing: 1, applicable: 1 } },
      { completeness: { passing: 0, applicable: 99 }, validity: { passing: 2, applicable: 4 } },
    ]);
    expect(sum).toEqual({ completeness: { passing: 1, applicable: 100 }, validity: { passing: 2, applicable: 4 } });
  });
});

describe('totalScore', () => {
  it('is the weighted mean, with its formula', () => {
    const total = totalScore(
      {
        completeness: { passing: 90, applicable: 100 },
        validity: { passing: 80, applicable: 100 },
        uniqueness: { passing: 100, applicable: 100 },
        timeliness: { passing: 50, applicable: 100 },
      },
      weights,
    );
    expect(total.score).toBeCloseTo((30 * 90 + 30 * 80 + 20 * 100 + 20 * 50) / 100);
    expect(formulaOf(total)).toBe('(30 × 90.0 + 30 × 80.0 + 20 × 100.0 + 20 × 50.0) ÷ 100 = 81.0');
  });

  it('adds up from the scores as they are shown', () => {
    const total = totalScore(
      {
        completeness: { passing: 2, applicable: 3 },
        validity: { passing: 1, applicable: 3 },
        uniqueness: { passing: 2_999, applicable: 3_000 },
        timeliness: { passing: 1, applicable: 7 },
      },
      weights,
    );
    expect(formulaOf(total)).toBe('(30 × 66.7 + 30 × 33.3 + 20 × 99.9 + 20 × 14.3) ÷ 100 = 52.8');
    expect(total.score).toBeCloseTo((30 * 66.7 + 30 * 33.3 + 20 * 99.9 + 20 * 14.3) / 100, 9);
  });

  it('leaves dimensions without data out instead of counting them as zero', () => {
    const total = totalScore({ completeness: { passing: 1, applicable: 2 } }, weights);
    expect(total.score).toBe(50);
    expect(total.parts.find((p) => p.dimension === 'validity')).toMatchObject({ score: null, applicable: 0 });
    expect(formulaOf(total)).toBe('(30 × 50.0) ÷ 30 = 50.0');
  });

  it('has no score without any data', () => {
    const total = totalScore({}, weights);
    expect(total.score).toBeNull();
    expect(formulaOf(total)).toBe('');
  });

  it('falls back to the plain mean when every weight with data is zero', () => {
    const zero = { completeness: 0, validity: 0, uniqueness: 5, timeliness: 5 };
    expect(totalScore({ completeness: { passing: 1, applicable: 1 }, validity: { passing: 0, applicable: 1 } }, zero).score).toBe(50);
  });
});
