import { expect, it } from 'vitest';
import { drawStages } from './draw-stages.ts';

it('draws a bar a measurement, in proportion, with sums', () => {
  const svg = drawStages({
    title: 'A & B',
    unit: 's',
    bars: [
      { label: '125 k', stages: { read: 1, write: 1 } },
      { label: '1 M', stages: { read: 4, write: 6 } },
    ],
  });
  const heights = [...svg.matchAll(/height="([\d.]+)" fill="#[0-9a-f]+"><title>/g)].map((match) => Number(match[1]));
  expect(heights).toHaveLength(4);
  expect((heights[3] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(6, 5);
  expect(svg).toContain('A &#38; B');
  expect(svg).toContain('>10.0 s<');
  expect(svg).toContain('>2.00 s<');
});

it('gives each of a dozen stages a colour of its own', () => {
  const stages = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`stage ${i}`, 1]));
  const svg = drawStages({ title: 'Many', unit: 's', bars: [{ label: 'all', stages }] });
  expect(new Set([...svg.matchAll(/fill="(#[0-9a-f]{6})"><title>/g)].map((match) => match[1])).size).toBe(12);
});
