import { describe, expect, it } from 'vitest';
import { assignColors } from './palette';
import { prepareStack } from './prepare-stack';

describe('assignColors', () => {
  it('gives a known name its colour in every company', () => {
    expect(assignColors(['Email', 'Podcast']).get('email')).toBe('var(--chart-2)');
    expect(assignColors(['Zeppelin', 'Podcast', 'Email']).get('email')).toBe('var(--chart-2)');
    expect(assignColors(['Unknown']).get('unknown')).toBe('var(--chart-8)');
  });
  it('never gives a colour twice, and none when there is no other left', () => {
    const names = ['Email', 'Audio', 'Radio', 'Fair', 'TV', 'Leaflet', 'Zeppelin', 'Paid social', 'Display', 'Poster', 'Unknown'];
    const colors = assignColors(names);
    expect(colors.size).toBe(9);
    expect(new Set(colors.values()).size).toBe(9);
    expect(colors.get('display')).not.toBe(colors.get('paid social'));
    expect(colors.has('poster')).toBe(false);
  });
  it('takes spellings for one name', () => {
    expect([...assignColors(['Paid Social', 'paid social ', 'TV']).keys()]).toEqual(['paid social', 'tv']);
  });
});

describe('prepareStack', () => {
  it('keeps gaps as null and missing names inside the data as zero', () => {
    const prepared = prepareStack(
      [
        { start: '2026-01-01', values: { A: 3 } },
        { start: '2026-01-02', values: null },
        { start: '2026-01-03', values: { B: 5 } },
      ],
      assignColors(['B', 'A']),
    );
    expect(prepared.series.map((s) => s.name)).toEqual(['B', 'A']);
    expect(prepared.points).toEqual([
      { start: '2026-01-01', values: [0, 3], total: 3 },
      { start: '2026-01-02', values: [null, null], total: null },
      { start: '2026-01-03', values: [5, 0], total: 5 },
    ]);
  });
  it('gathers the names without a colour, and loses nobody', () => {
    const names = Array.from({ length: 12 }, (_, i) => `c${i}`);
    const values = Object.fromEntries(names.map((name, i) => [name, i + 1]));
    const prepared = prepareStack([{ start: 'x', values }], assignColors(names));
    expect(prepared.series).toHaveLength(9);
    expect(prepared.series.at(-1)).toMatchObject({ name: null, total: 9 + 10 + 11 + 12 });
    expect(prepared.points[0]?.total).toBe(78);
    expect(prepared.others).toHaveLength(4);
  });
  it('keeps order and colours when a filter leaves names out', () => {
    const colors = assignColors(['Search', 'Email', 'Audio']);
    const all = prepareStack([{ start: 'x', values: { Search: 9, Email: 2, Audio: 1 } }], colors);
    const some = prepareStack([{ start: 'x', values: { audio: 8, Email: 2 } }], colors);
    expect(all.series.map((s) => s.name)).toEqual(['Search', 'Email', 'Audio']);
    expect(some.series.map((s) => s.name)).toEqual(['Email', 'audio']);
    expect(some.series.map((s) => s.color)).toEqual(all.series.slice(1).map((s) => s.color));
  });
});
