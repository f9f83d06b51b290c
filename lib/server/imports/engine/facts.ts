import type { Traits, ValueIssue } from '../../../standardize/fields.ts';

/** What one row says about a person. */
export interface PersonFact {
  readonly key: string;
  readonly traits: Traits;
  /** The traits as they are stored: JSON with its keys in order. */
  readonly traitsText: string;
  readonly issues: readonly ValueIssue[];
  /** Hash of the traits, hex. */
  readonly contentHash: string;
  /** When it was true, ms since 1970: the row's own time when `timed`, else the time of the import. */
  readonly asOf: number;
  readonly timed: boolean;
}

/** An event of a row. Times are ms since 1970. */
export interface EventFact {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  readonly props: Readonly<Record<string, unknown>>;
}

/** A grant or refusal of a row. */
export interface ConsentFact {
  readonly id: string;
  readonly purpose: string;
  readonly channel: string;
  readonly granted: boolean;
  readonly at: number;
  /** False when the file gave no time: then it is news only against the latest statement or the latest without a time. */
  readonly timed: boolean;
  readonly proof: Readonly<Record<string, unknown>>;
}

/** A line of campaign spend. */
export interface SpendFact {
  readonly id: string;
  /** ISO date. */
  readonly day: string;
  readonly campaign: string;
  readonly channel: string;
  readonly amount: number;
  readonly currency: string;
  readonly impressions: number | null;
  readonly clicks: number | null;
}

/** A row that can be taken. */
export interface GoodRow {
  readonly ok: true;
  readonly fileNo: number;
  readonly rowNo: number;
  readonly raw: string;
  readonly person: PersonFact | null;
  readonly events: readonly EventFact[];
  readonly consents: readonly ConsentFact[];
  readonly spend: SpendFact | null;
  readonly issues: readonly ValueIssue[];
}

/** A row for the quarantine. */
export interface BadRow {
  readonly ok: false;
  readonly fileNo: number;
  readonly rowNo: number;
  readonly raw: string;
  readonly reasons: readonly ValueIssue[];
}

export type EngineRow = GoodRow | BadRow;

/** Rows that are written in one transaction, in file order. */
export interface RowBatch {
  readonly rows: readonly EngineRow[];
  readonly lastFile: number;
  readonly lastRow: number;
}

/** Where each row read went. Their sum is the number of rows read. */
export interface Outcomes {
  created: number;
  updated: number;
  unchanged: number;
  quarantined: number;
}

/** Counts that are all zero. */
export const noOutcomes = (): Outcomes => ({ created: 0, updated: 0, unchanged: 0, quarantined: 0 });
