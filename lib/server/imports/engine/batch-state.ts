import type { StandardValue, Traits } from '../../../standardize/fields.ts';
import type { ConsentFact, EventFact, GoodRow, Outcomes, PersonFact, SpendFact } from './facts.ts';

/** The version of a record that counts. */
export interface CurrentVersion {
  readonly importId: number;
  readonly asOf: number;
  readonly traits: Traits;
  /** Hashes of everything the import that wrote it said about the record. */
  readonly said: ReadonlySet<string>;
}

/** What is stored about a record, kept up to date while a batch is decided. */
export interface RecordState {
  /** Null while the record has no row in the database. */
  readonly id: number | null;
  readonly current: CurrentVersion | null;
}

/** What a record has said about a purpose and channel. */
export interface ConsentSlot {
  /** The latest statement, at equal times the refusal. */
  readonly granted: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The latest of the statements without a time; null when there is none. */
  readonly state: boolean | null;
}

/** What is stored about the rows of a batch. */
export interface BatchState {
  /** By source key; a key without an entry is unknown. */
  readonly records: Map<string, RecordState>;
  /** Numbers of events, consents and spend lines that exist. */
  readonly known: Set<string>;
  /** By `consentKey`. */
  readonly consents: Map<string, ConsentSlot>;
}

/** A version to write. */
export interface VersionWrite {
  readonly row: GoodRow;
  readonly person: PersonFact;
}

/** Everything one batch writes, and where its rows went. */
export interface BatchPlan {
  /** Source keys without a record, in the order of the file. */
  readonly newKeys: readonly string[];
  readonly versions: readonly VersionWrite[];
  /** Keys whose earlier version by this import gives way to the new one. */
  readonly replacedKeys: readonly string[];
  readonly events: readonly { readonly row: GoodRow; readonly event: EventFact }[];
  readonly consents: readonly { readonly row: GoodRow; readonly consent: ConsentFact }[];
  readonly spend: readonly { readonly row: GoodRow; readonly spend: SpendFact }[];
  readonly outcomes: Outcomes;
}

/** Names the statement of a record about a purpose and a channel. */
export const consentKey = (sourceKey: string, purpose: string, channel: string): string => JSON.stringify([sourceKey, purpose, channel]);

const covers = (whole: StandardValue | undefined, part: StandardValue): boolean =>
  Array.isArray(whole) && Array.isArray(part) ? part.every((item) => whole.includes(item)) : whole === part;

/** True when `part` says nothing that `whole` does not say already. */
export const saysNothingNew = (part: Traits, whole: Traits): boolean =>
  Object.entries(part).every(([key, value]) => covers(whole[key], value));
