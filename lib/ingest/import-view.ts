import type { Mapping } from './mapping.ts';

/** Where the rows of an import went; their sum is the number of rows read. */
export interface RowCounts {
  readonly rowsRead: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: number;
}

/** States of an import, in the order in which it passes them. */
export const IMPORT_STATUSES = ['draft', 'queued', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** True while the worker has something to do with an import. */
export const isBusy = (status: ImportStatus): boolean => status === 'queued' || status === 'running' || status === 'undoing';

/** What an import would do, exactly as the run will count it. */
export interface DryRun extends RowCounts {
  /** Rows refused, by code of their first reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Values that would be kept raw only, by `field:code`. */
  readonly issues: Readonly<Record<string, number>>;
  /** People known from this source before and after. */
  readonly recordsBefore: number;
  readonly recordsAfter: number;
  readonly seconds: number;
}

/** A file of an import. */
export interface ImportFileView {
  readonly uploadId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** A message under `errors.` with its values. */
export interface ImportError {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Everything a page shows about an import. */
export interface ImportView extends RowCounts {
  readonly id: number;
  readonly source: { readonly id: number; readonly name: string };
  readonly status: ImportStatus;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  readonly files: readonly ImportFileView[];
  /** Estimated until all files have been read once. */
  readonly rowsTotal: number | null;
  readonly error: ImportError | null;
  readonly dryRun: DryRun | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly ruleVersion: number;
}

/** One import in a list. */
export interface ImportSummary extends RowCounts {
  readonly id: number;
  readonly source: string;
  readonly sourceId: number;
  readonly status: ImportStatus;
  readonly kind: string;
  /** The first names; `fileCount` tells how many there are. */
  readonly files: readonly string[];
  readonly fileCount: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** A file of an import that had been imported before, byte by byte. */
export interface SameFile {
  readonly name: string;
  readonly importId: number;
  readonly source: string;
  readonly at: Date;
}

/** A source as the list shows it. */
export interface SourceSummary {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  /** People known from it. */
  readonly records: number;
  /** Rows read by all its finished imports. */
  readonly rowsRead: number;
  readonly quarantined: number;
  readonly imports: number;
  readonly lastImport: { readonly id: number; readonly status: ImportStatus; readonly at: Date } | null;
  /** Each customer has one record in it: two of its records are never one person. */
  readonly uniqueIds: boolean;
  /** End of the last finished import: how fresh its data is. */
  readonly freshAt: Date | null;
}

/** How far an import is. */
export interface ImportProgress extends RowCounts {
  readonly status: ImportStatus;
  readonly rowsTotal: number | null;
  /** True when `rowsTotal` was counted, not estimated. */
  readonly isCounted: boolean;
  /** Milliseconds since it began to run; null while it waits. */
  readonly runningMs: number | null;
}
