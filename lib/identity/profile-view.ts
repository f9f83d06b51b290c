import type { StandardValue, Traits, ValueIssue } from '../standardize/fields.ts';
import type { Provenance } from './survivorship.ts';

/** A profile in lists and search results. Times are ISO 8601. */
export interface ProfileSummary {
  readonly id: number;
  /** '' when nothing names the person. */
  readonly name: string;
  readonly email: readonly string[];
  readonly phone: readonly string[];
  readonly company: string;
  readonly city: string;
  readonly country: string;
  readonly records: number;
  readonly sources: readonly number[];
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** One thing a person did. */
export interface TimelineEvent {
  readonly id: string;
  readonly type: string;
  /** ISO 8601. */
  readonly occurredAt: string;
  readonly props: Readonly<Record<string, StandardValue>>;
  readonly recordId: number;
  readonly sourceName: string;
  readonly importId: number;
  readonly fileName: string;
  readonly rowNo: number;
}

/** A page of a timeline, newest first; `next` asks for the page behind it; `counts` are events of all types, whatever the filter. */
export interface Timeline {
  readonly events: readonly TimelineEvent[];
  readonly next: string | null;
  readonly counts: readonly { readonly type: string; readonly count: number }[];
}

/** The current version of a record with everything a person wants to know about where it came from. Times are ISO 8601. */
export interface RecordDetail {
  readonly recordId: number;
  readonly versionId: number;
  readonly sourceId: number;
  readonly sourceName: string;
  readonly sourceKey: string;
  readonly importId: number;
  readonly fileNo: number;
  readonly fileName: string;
  readonly rowNo: number;
  readonly asOf: string;
  readonly traits: Traits;
  readonly issues: readonly ValueIssue[];
  /** Cell as it came, by field. */
  readonly raw: Readonly<Record<string, string>>;
  /** How many versions the record has had. */
  readonly versions: number;
}

/** A statement about consent, and the row that told it. */
export interface ConsentSaid {
  readonly purpose: string;
  readonly channel: string;
  readonly granted: boolean;
  /** Milliseconds since 1970; the time of the import where the source told none (`timed` is false). */
  readonly occurredAt: number;
  readonly timed: boolean;
  readonly recordId: number;
  readonly sourceName: string;
  readonly importId: number;
  readonly fileName: string;
  readonly rowNo: number;
}

/** The statement in force for a purpose and channel. */
export interface ProfileConsent extends ConsentSaid {
  /** A grant imported later, which has no time of its own and so does not overrule the refusal. */
  readonly overruled: ConsentSaid | null;
}

/** A decision of a person about records of this profile. */
export interface ProfileDecision {
  readonly id: number;
  readonly kind: 'same' | 'not_same';
  readonly recordA: number;
  readonly recordB: number;
  readonly reason: string;
  readonly actor: string;
  /** ISO 8601. */
  readonly at: string;
  /** Who took it back and when, or null while it holds. */
  readonly withdrawn: { readonly actor: string; readonly at: string } | null;
}

/** Why two records of this profile are one person: the exact rule, or the score in bits. */
export interface ProfileLink {
  readonly recordA: number;
  readonly recordB: number;
  readonly rule: string | null;
  readonly weight: number;
}

/** What people decided about a profile's records, newest first, and what links the records. */
export interface ProfileHistory {
  readonly decisions: readonly ProfileDecision[];
  readonly links: readonly ProfileLink[];
}

/** A surviving value and the names of where it came from. */
export type ProfileValue = Provenance & { readonly sourceName: string; readonly fileName: string };

/** One field of a profile: its value, or values of a list, and how many records say something else. */
export interface ProfileField {
  readonly key: string;
  readonly values: readonly ProfileValue[];
  readonly differing: number;
}

/** Everything a profile page shows of a person, except events and segments. */
export interface ProfileDetail {
  readonly id: number;
  readonly name: string;
  /** Personal data is hidden from the one who asks. */
  readonly masked: boolean;
  readonly fields: readonly ProfileField[];
  readonly records: readonly RecordDetail[];
  readonly consents: readonly ProfileConsent[];
  /** Other profiles (a few) because of which this one is not written to: they refuse it for an address of both. */
  readonly addressRefusedBy: readonly number[];
  readonly history: ProfileHistory;
}
