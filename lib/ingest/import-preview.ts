import type { ValueIssue } from '../standardize/fields.ts';
import type { FileProblem } from './file-problem.ts';
import type { Dialect } from './mapping.ts';

/** A raw value beside what becomes of it; neither `clean` nor `issue`: the value counts as missing. */
export interface CellPreview {
  readonly raw: string;
  readonly clean: string | null;
  readonly issue: string | null;
}

/** What the sample tells about one column. */
export interface ColumnPreview {
  readonly column: number;
  /** Rows of the sample with a value that counts. */
  readonly filled: number;
  /** Values that are not understood, by issue code. */
  readonly issues: Readonly<Record<string, number>>;
  /** Different values, those that fail or change first. */
  readonly examples: readonly CellPreview[];
}

/** How the sample of a draft reads with a mapping. */
export interface ImportPreview {
  readonly dialect: Dialect;
  readonly header: readonly string[];
  readonly sampleRows: number;
  /** Rows of the sample that would be refused, by code of the first reason. */
  readonly refused: Readonly<Record<string, number>>;
  readonly columns: readonly ColumnPreview[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly CellPreview[]; readonly refusal: string | null }[];
  /** Why the mapping cannot be imported yet. */
  readonly problems: readonly FileProblem[];
  /** What had to be done to the header. */
  readonly headerProblems: readonly FileProblem[];
}

/** A refused row. */
export interface QuarantinedRow {
  readonly id: string;
  readonly fileName: string;
  readonly row: number;
  /** Null for people who may not see personal data. */
  readonly raw: string | null;
  readonly reasons: readonly ValueIssue[];
}

/** One page of refused rows and how many there are per reason. */
export interface QuarantinePage {
  readonly rows: readonly QuarantinedRow[];
  readonly total: number;
  readonly pageSize: number;
  readonly reasons: readonly { readonly code: string; readonly rows: number }[];
}
