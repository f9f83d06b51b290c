import { describe, expect, it } from 'vitest';
import { DEFAULT_QUALITY_SETTINGS } from './dimensions.ts';
import { type QualityCounts, qualityReport } from './measure.ts';

const { weights } = DEFAULT_QUALITY_SETTINGS;
const none: QualityCounts = { records: [], present: [], invalid: [], shared: [], quarantined: [], quarantinedRows: [] };
const source = (id: number, fields: string[]) => ({ id, name: `s${id}`, fields, importedAt: null });

describe('qualityReport', () => {
  const counts: QualityCounts = {
    ...none,
    records: [
      { sourceId: 1, records: 100, timely: 60, lastSeen: '2026-01-01T00:00:00Z' },
      { sourceId: 2, records: 10, timely: 10, lastSeen: '2026-01-02T00:00:00Z' },
    ],
    present: [
      { sourceId: 1, field: 'email', records: 80 },
      { sourceId: 2, field: 'email', records: 10 },
      // A field that the source does not map (derived from another one) is not measured.
      { sourceId: 2, field: 'city', records: 3 },
    ],
    invalid: [{ sourceId: 1, field: 'email', records: 8, withValue: 3 }],
    shared: [{ sourceId: 1, field: 'email', records: 4 }],
    quarantined: [
      { sourceId: 1, field: 'email', rows: 2, missing: false },
      { sourceId: 1, field: 'email', rows: 5, missing: true },
    ],
    quarantinedRows: [{ sourceId: 1, rows: 6 }],
  };
  const report = qualityReport([source(1, ['email', 'phone']), source(2, ['email'])], counts, weights);

  it('measures a field in a source', () => {
    const cell = report.cells.find((c) => c.sourceId === 1 && c.field === 'email');
    expect(cell?.measures).toEqual({
      completeness: { passing: 80, applicable: 105 },
      // 80 with a value, 5 with nothing but a wrong one, 2 quarantined rows.
      validity: { passing: 77, applicable: 87 },
      uniqueness: { passing: 76, applicable: 80 },
    });
  });

  it('counts an unfilled field as incomplete and its validity as no data', () => {
    const cell = report.cells.find((c) => c.field === 'phone');
    expect(cell?.measures.completeness).toEqual({ passing: 0, applicable: 100 });
    expect(cell?.total.parts.map((p) => p.score)).toEqual([0, null, null, null]);
  });

  it('adds rows, not percentages, over sources', () => {
    expect(report.fields.find((f) => f.field === 'email')?.measures.completeness).toEqual({ passing: 90, applicable: 115 });
    expect(report.total.parts.find((p) => p.dimension === 'timeliness')).toMatchObject({ passing: 70, applicable: 110 });
    expect(report).toMatchObject({ records: 110, quarantined: 6 });
  });

  it('has no score without data', () => {
    const empty = qualityReport([source(1, ['email'])], none, weights);
    expect(empty.total.score).toBeNull();
    expect(empty.sources[0]).toMatchObject({ records: 0, lastSeen: null, total: { score: null } });
  });
});
