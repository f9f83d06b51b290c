import { describe, expect, it } from 'vitest';
import { isTimeZone, knownZone } from './time-zone.ts';

describe('time zones', () => {
  it('know names of zones from anything else', () => {
    expect(['UTC', 'Europe/Paris', 'Etc/GMT+5'].every(isTimeZone)).toBe(true);
    expect(['', '+01:00', 'Mars/Olympus', "UTC' OR 1", '../etc'].some(isTimeZone)).toBe(false);
  });

  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['utc', 'UTC'],
    // Known as it is: no other name is put in its place.
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Europe/London', null],
    ['europe/london', null],
  ])('have a name in the index: %s', (zone, name) => {
    expect(knownZone(zone, new Set(['UTC', 'Europe/Paris', 'Asia/Kolkata', 'Asia/Calcutta']))).toBe(name);
  });
});
