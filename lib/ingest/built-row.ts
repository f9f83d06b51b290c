import type { StandardValue, Traits, ValueIssue } from '../standardize/fields.ts';

/** Something that happened, as a row tells it; `ownId` is the row's own id when a column holds one. */
export interface BuiltEvent {
  readonly ownId?: string;
  readonly type: string;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly props: Readonly<Record<string, StandardValue>>;
}

/** One statement of consent; without `occurredAt` it holds from the import on. */
export interface BuiltConsent {
  readonly purpose: string;
  readonly channel: string;
  readonly granted: boolean;
  readonly occurredAt?: string;
  readonly proof: Readonly<Record<string, string>>;
}

/** Money spent on a campaign on one day (`YYYY-MM-DD`). */
export interface BuiltSpend {
  readonly day: string;
  readonly campaign: string;
  readonly channel: string;
  readonly amount: number;
  readonly currency: string;
  readonly impressions?: number;
  readonly clicks?: number;
}

/** A row in the terms of Larder. */
export interface BuiltRow {
  /** Key of the person's record in its source; null when the row names nobody (an unattributed event, spend). */
  readonly sourceKey: string | null;
  readonly traits: Traits;
  /** Values that could not be taken though the row was; each keeps its raw text. */
  readonly issues: readonly ValueIssue[];
  /** When the row was true, ISO 8601; absent: the time of the import. */
  readonly asOf?: string;
  readonly event?: BuiltEvent;
  readonly consents?: readonly BuiltConsent[];
  readonly spend?: BuiltSpend;
}
