import type { Dimension, Measure, Measures, QualitySettings } from './dimensions.ts';
import { UNIQUE_FIELDS } from './dimensions.ts';
import { sumMeasures, type TotalScore, totalScore } from './score.ts';

/** A source and what its imports say about it. */
export interface SourceFacts {
  readonly id: number;
  readonly name: string;
  /** Fields its imports map: `<standard field>` or `custom:<key>`. */
  readonly fields: readonly string[];
  /** End of its latest import, ISO 8601, or null. */
  readonly importedAt: string | null;
}

/** What was counted in the index, per source. */
export interface QualityCounts {
  readonly records: readonly {
    readonly sourceId: number;
    readonly records: number;
    readonly timely: number;
    /** Latest time a record of the source speaks of, ISO 8601. */
    readonly lastSeen: string;
  }[];
  /** Records with a value in the field. */
  readonly present: readonly { readonly sourceId: number; readonly field: string; readonly records: number }[];
  /** Records with an invalid value in the field, and those of them that have a usable value as well. */
  readonly invalid: readonly {
    readonly sourceId: number;
    readonly field: string;
    readonly records: number;
    readonly withValue: number;
  }[];
  /** Records that share a value of the field with another record of their source. */
  readonly shared: readonly { readonly sourceId: number; readonly field: string; readonly records: number }[];
  /** Quarantined rows by reason; `missing` reasons say that there was no value. */
  readonly quarantined: readonly { readonly sourceId: number; readonly field: string; readonly rows: number; readonly missing: boolean }[];
  readonly quarantinedRows: readonly { readonly sourceId: number; readonly rows: number }[];
}

/** One field of one source. */
export interface QualityCell {
  readonly sourceId: number;
  readonly field: string;
  readonly measures: Measures;
  readonly total: TotalScore;
}

/** One source over all its fields, timeliness included. */
export interface SourceQuality {
  readonly id: number;
  readonly name: string;
  readonly records: number;
  readonly quarantined: number;
  readonly lastSeen: string | null;
  readonly importedAt: string | null;
  readonly measures: Measures;
  readonly total: TotalScore;
}

/** One field over all sources that map it. */
export interface FieldQuality {
  readonly field: string;
  readonly measures: Measures;
  readonly total: TotalScore;
}

/** Everything the quality page shows. */
export interface QualityReport {
  readonly total: TotalScore;
  readonly records: number;
  readonly quarantined: number;
  readonly sources: readonly SourceQuality[];
  readonly fields: readonly FieldQuality[];
  readonly cells: readonly QualityCell[];
}

/** The quality of the data as it stands in the index now. */
export interface LiveQuality extends QualityReport {
  /** ISO 8601. */
  readonly asOf: string;
  /** 0 to 100, or null when there is no data. */
  readonly score: number | null;
  /** The score's formula with its numbers; '' without data. */
  readonly formula: string;
  readonly timelyDays: number;
  readonly weights: QualitySettings['weights'];
}

const finder = <T extends { readonly sourceId: number; readonly field: string }>(rows: readonly T[]) => {
  const byKey = new Map(rows.map((row) => [`${row.sourceId} ${row.field}`, row]));
  return (sourceId: number, field: string): T | undefined => byKey.get(`${sourceId} ${field}`);
};

const isUniqueField = (field: string): boolean => UNIQUE_FIELDS.some((f) => f === field);

const cellMeasures = (counts: QualityCounts) => {
  const presentOf = finder(counts.present);
  const invalidOf = finder(counts.invalid);
  const sharedOf = finder(counts.shared);
  const missingRows = finder(counts.quarantined.filter((q) => q.missing));
  const invalidRows = finder(counts.quarantined.filter((q) => !q.missing));
  return (sourceId: number, field: string, records: number): Measures => {
    const present = presentOf(sourceId, field)?.records ?? 0;
    const invalid = invalidOf(sourceId, field);
    const notPresent = (invalid?.records ?? 0) - (invalid?.withValue ?? 0);
    const measures: Partial<Record<Dimension, Measure>> = {
      completeness: { passing: present, applicable: records + (missingRows(sourceId, field)?.rows ?? 0) },
      validity: {
        passing: present - (invalid?.withValue ?? 0),
        applicable: present + notPresent + (invalidRows(sourceId, field)?.rows ?? 0),
      },
    };
    if (isUniqueField(field)) measures.uniqueness = { passing: present - (sharedOf(sourceId, field)?.records ?? 0), applicable: present };
    return measures;
  };
};

/** Turns counts into measures and scores. A field counts only in the sources that map it. */
export const qualityReport = (
  sources: readonly SourceFacts[],
  counts: QualityCounts,
  weights: QualitySettings['weights'],
): QualityReport => {
  const bySource = new Map(counts.records.map((r) => [r.sourceId, r]));
  const quarantinedBy = new Map(counts.quarantinedRows.map((q) => [q.sourceId, q.rows]));
  const measuresOf = cellMeasures(counts);
  const cells = sources.flatMap((source) =>
    source.fields.map((field): QualityCell => {
      const measures = measuresOf(source.id, field, bySource.get(source.id)?.records ?? 0);
      return { sourceId: source.id, field, measures, total: totalScore(measures, weights) };
    }),
  );
  const cellsOfSource = Map.groupBy(cells, (cell) => cell.sourceId);
  const sourceRows = sources.map((source): SourceQuality => {
    const facts = bySource.get(source.id);
    const timeliness: Measures = facts ? { timeliness: { passing: facts.timely, applicable: facts.records } } : {};
    const measures = sumMeasures([...(cellsOfSource.get(source.id) ?? []).map((c) => c.measures), timeliness]);
    return {
      id: source.id,
      name: source.name,
      records: facts?.records ?? 0,
      quarantined: quarantinedBy.get(source.id) ?? 0,
      lastSeen: facts?.lastSeen ?? null,
      importedAt: source.importedAt,
      measures,
      total: totalScore(measures, weights),
    };
  });
  const fields = [...Map.groupBy(cells, (cell) => cell.field)].map(([field, own]): FieldQuality => {
    const measures = sumMeasures(own.map((c) => c.measures));
    return { field, measures, total: totalScore(measures, weights) };
  });
  return {
    total: totalScore(sumMeasures(sourceRows.map((s) => s.measures)), weights),
    records: sourceRows.reduce((s, r) => s + r.records, 0),
    quarantined: sourceRows.reduce((s, r) => s + r.quarantined, 0),
    sources: sourceRows,
    fields,
    cells,
  };
};
