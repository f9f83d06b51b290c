import { describe, expect, it } from 'vitest';
import { assignColors } from './palette';
import { prepareStack } from './prepare-stack';

describe('assignColors', () => {
  it('gives a known name its colour in every company', () => {
    expect(assignColors(['Email', 'Podcast']).get('Email')).toBe('var(--chart-2)');
    expect(assignColors(['Zeppelin', 'Podcast', 'Email']).get('Email')).toBe('var(--chart-2)');
    expect(assignColors(['Unknown']).get('Unknown')).toBe('var(--chart-8)');
  });
  it('never gives a colour twice while one is free', () => {
    const names = ['Email', 'Podcast', 'Radio', 'Fair', 'TV', 'Leaflet', 'Zeppelin'];
    expect(new Set(assignColors(names).values()).size).toBe(7);
  });
});

describe('prepareStack', () => {
  it('keeps gaps as null and missing names inside the data as zero', () => {
    const prepared = prepareStack([
      { start: '2026-01-01', values: { A: 3 } },
      { start: '2026-01-02', values: null },
      { start: '2026-01-03', values: { B: 5 } },
    ]);
    expect(prepared.series.map((s) => s.name)).toEqual(['B', 'A']);
    expect(prepared.points).toEqual([
      { start: '2026-01-01', values: [0, 3], total: 3 },
      { start: '2026-01-02', values: [null, null], total: null },
      { start: '2026-01-03', values: [5, 0], total: 5 },
    ]);
  });
  it('gathers the small names, and loses nobody', () => {
    const values = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`c${i}`, i + 1]));
    const prepared = prepareStack([{ start: 'x', values }], 7);
    expect(prepared.series).toHaveLength(8);
    expect(prepared.series.at(-1)).toMatchObject({ name: null, total: 1 + 2 + 3 + 4 + 5 });
    expect(prepared.points[0]?.total).toBe(78);
    expect(prepared.others).toHaveLength(5);
  });
  it('does not gather a single name', () => {
    const values = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`c${i}`, i + 1]));
    expect(prepareStack([{ start: 'x', values }], 7).others).toEqual([]);
  });
});
