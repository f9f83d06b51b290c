import { describe, expect, it } from 'vitest';
import { addDays, bucketsBetween, dayInZone, daysBetween, grainFor, startOfGrain } from './days.ts';

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
