import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOfIsoText, dayOfTime, isoOfDay, periodOf, startOfDay } from './days.ts';

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo', 'Pacific/Apia'];

describe('days in a time zone', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
    ['Asia/Shanghai', '2026-01-01', '2025-12-31T16:00:00Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T05:00:00Z'],
    // Clocks went from 23:59:59 to 01:00:00: the day has no midnight.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
  ])('%s: %s begins at %s', (zone, day, start) => {
    expect(new Date(startOfDay(dayNumber(day), zone)).toISOString()).toBe(new Date(start).toISOString());
  });

  it('begin where the day before ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 4000, max: 22_000 }), (zone, day) => {
        const start = startOfDay(day, zone);
        // Apia left out 30 December 2011.
        fc.pre(dayOfTime(start, zone) === day);
        expect(dayOfTime(start - 1, zone)).toBeLessThan(day);
      }),
    );
  });
});

it.each([
  ['day', -1, '2026-11-24', '2026-11-24'],
  ['week', 0, '2026-11-23', '2026-11-29'],
  ['week', -1, '2026-11-16', '2026-11-22'],
  ['month', 1, '2026-12-01', '2026-12-31'],
  ['month', -9, '2026-02-01', '2026-02-28'],
  ['quarter', 0, '2026-10-01', '2026-12-31'],
  ['quarter', -1, '2026-07-01', '2026-09-30'],
  ['year', -1, '2025-01-01', '2025-12-31'],
] as const)('the %s %i of 2026-11-25 is %s to %s', (unit, offset, from, to) => {
  const period = periodOf(dayNumber('2026-11-25'), unit, offset);
  expect([isoOfDay(period.from), isoOfDay(period.to)]).toEqual([from, to]);
});

it.each([
  ['2026-11-23', 'Pacific/Auckland', '2026-11-23'],
  ['2026-11-23T11:30:00.000Z', 'UTC', '2026-11-23'],
  ['2026-11-23T11:30:00Z', 'Pacific/Auckland', '2026-11-24'],
  ['2026-11-23t02:30:00.250z', 'America/New_York', '2026-11-22'],
  ['2028-02-29', 'UTC', '2028-02-29'],
  ['2027-02-29', 'UTC', null],
  ['2027-02-30T10:00:00Z', 'UTC', null],
  ['2026-11-23T24:00:00Z', 'UTC', null],
  ['2026-11-23T10:00:00', 'UTC', null],
  ['2026-11-23T10:00:00+02:00', 'UTC', null],
  ['23.11.2026', 'UTC', null],
  ['', 'UTC', null],
])('%j in %s is the day %s', (text, zone, iso) => {
  const day = dayOfIsoText(text, zone);
  expect(day === null ? null : isoOfDay(day)).toBe(iso);
});
