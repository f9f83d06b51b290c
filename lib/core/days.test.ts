import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  BUCKETS_MAX,
  bucketsBetween,
  clampDay,
  dayInZone,
  daysBetween,
  GRAINS,
  grainFor,
  seriesSpan,
  startOfGrain,
} from './days.ts';

describe('dayInZone', () => {
  it.each([
    ['2026-03-01T23:30:00Z', 'UTC', '2026-03-01'],
    ['2026-03-01T23:30:00Z', 'Asia/Shanghai', '2026-03-02'],
    ['2026-03-01T03:30:00Z', 'America/New_York', '2026-02-28'],
    // Clocks in Berlin jump from 02:00 to 03:00 on this day.
    ['2026-03-29T22:30:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-03-29T21:30:00Z', 'Europe/Berlin', '2026-03-29'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayInZone(new Date(instant), zone)).toBe(day);
  });
});

describe('startOfGrain', () => {
  it.each([
    ['2026-11-23', 'day', '2026-11-23'],
    ['2026-11-23', 'week', '2026-11-23'],
    ['2026-11-29', 'week', '2026-11-23'],
    ['2026-01-01', 'week', '2025-12-29'],
    ['2024-02-29', 'month', '2024-02-01'],
  ] as const)('%s by %s starts %s', (day, grain, start) => {
    expect(startOfGrain(day, grain)).toBe(start);
  });
});

describe('bucketsBetween', () => {
  it('steps over month ends and leap days', () => {
    expect(bucketsBetween('2024-01-31', '2024-04-01', 'month')).toEqual(['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01']);
    expect(bucketsBetween('2024-02-28', '2024-03-01', 'day')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(bucketsBetween('2026-01-01', '2026-01-12', 'week')).toEqual(['2025-12-29', '2026-01-05', '2026-01-12']);
    expect(bucketsBetween('2026-01-02', '2026-01-01', 'day')).toEqual([]);
  });
});

describe('spans', () => {
  it('counts days and picks a grain', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(grainFor('2026-01-01', '2026-02-01')).toBe('day');
    expect(grainFor('2026-01-01', '2026-05-01')).toBe('week');
    expect(grainFor('2025-01-01', '2026-05-01')).toBe('month');
  });
});

describe('seriesSpan', () => {
  const data = { from: '2025-01-01', to: '2026-06-30' };
  it.each([
    ['a short range as it is, with its gaps', { from: '2024-12-01', to: '2025-01-31' }, data, 'day', '2024-12-01 2025-01-31 day'],
    ['no grain given', { from: '2025-01-01', to: '2025-01-31' }, data, undefined, '2025-01-01 2025-01-31 day'],
    ['all time cut to the data', { from: '1970-01-01', to: '2100-12-31' }, data, 'day', '2025-01-01 2026-06-30 day'],
    ['without data the grain is raised', { from: '2010-01-01', to: '2019-12-31' }, null, 'day', '2010-01-01 2019-12-31 week'],
    [
      'data of ten years by day',
      { from: '1970-01-01', to: '2100-12-31' },
      { from: '2015-01-01', to: '2024-12-31' },
      'day',
      '2015-01-01 2024-12-31 week',
    ],
    [
      'data of a century keeps its end',
      { from: '1900-01-01', to: '2100-12-31' },
      { from: '1900-01-01', to: '2100-12-31' },
      undefined,
      '2043-08-28 2100-12-31 month',
    ],
  ] as const)('%s', (_, range, extent, grain, want) => {
    const got = seriesSpan(range, extent, grain);
    expect(`${got.from} ${got.to} ${got.grain}`).toBe(want);
  });

  it('never makes more buckets than the most, whatever is asked', () => {
    const day = fc
      .integer({ min: 0, max: 3_650_000 })
      .map((n) => addDays('0001-01-01', n))
      .filter((d) => d < '9999');
    const range = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
    fc.assert(
      fc.property(range, fc.option(range), fc.option(fc.constantFrom(...GRAINS), { nil: undefined }), (asked, extent, grain) => {
        const span = seriesSpan(asked, extent, grain);
        expect(bucketsBetween(span.from, span.to, span.grain).length).toBeLessThanOrEqual(BUCKETS_MAX);
      }),
    );
  });
});

describe('clampDay', () => {
  it.each([
    ['0001-01-01', '1970-01-01'],
    ['2026-02-03', '2026-02-03'],
    ['9999-12-31', '2100-12-31'],
    ['+275760-09-13', '2100-12-31'],
  ])('%s is %s', (given, day) => {
    expect(clampDay(new Date(`${given}T00:00:00Z`))).toBe(day);
  });
});
