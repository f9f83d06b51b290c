import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthCount, monthOf, monthSpan } from './event-months.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const span = (from: string | null, to: string | null) =>
  monthSpan({ fromMs: from === null ? null : at(from), toMs: to === null ? null : at(to) });

describe('months of a span', () => {
  it.each<[string | null, string | null, unknown]>([
    [null, null, { first: null, end: null, edges: [] }],
    ['2026-01-01T00:00:00', '2026-03-01T00:00:00', { first: 202601, end: 202603, edges: [] }],
    ['2026-01-01T00:00:00.001', '2026-03-01T00:00:00.001', { first: 202602, end: 202603, edges: [202601, 202603] }],
    ['2025-12-31T23:59:59.999', '2026-02-28T00:00:00', { first: 202601, end: 202602, edges: [202512, 202602] }],
    ['2025-12-05T00:00:00', null, { first: 202601, end: null, edges: [202512] }],
    [null, '2026-02-03T00:00:00', { first: null, end: 202602, edges: [202602] }],
    // no whole month
    ['2026-01-02T00:00:00', '2026-02-28T00:00:00', null],
    ['2026-01-02T00:00:00', '2026-01-03T00:00:00', null],
    // too far away
    ['1969-12-31T00:00:00', null, null],
    [null, '2200-01-01T00:00:00', null],
  ])('%s to %s', (from, to, months) => expect(span(from, to)).toEqual(months));

  it('counts whole months over the turn of a year', () => {
    const months = span('2024-11-15T00:00:00', '2026-02-15T00:00:00');
    expect(months && monthCount(months)).toBe(14);
  });

  it('are all in the span when they are whole, and what else is in it lies in the months at its ends', () => {
    const moment = fc.integer({ min: at('2020-01-01T00:00:00'), max: at('2024-01-01T00:00:00') });
    const starts = fc.constantFrom(...Array.from({ length: 40 }, (_, i) => Date.UTC(2020, i)));
    const end = fc.oneof(fc.constant(null), moment, starts);
    fc.assert(
      fc.property(end, end, moment, (fromMs, toMs, ms) => {
        const months = monthSpan({ fromMs, toMs });
        const month = monthOf(ms);
        if (!months || month === null) return;
        const isIn = (fromMs === null || ms >= fromMs) && (toMs === null || ms < toMs);
        const isWhole = (months.first === null || month >= months.first) && (months.end === null || month < months.end);
        expect(isWhole && !isIn).toBe(false);
        expect(isIn && !isWhole && !months.edges.includes(month)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
