import type { RuleCounts } from './count-query.ts';
import type { Rule, RuleIssue } from './rule.ts';
import type { Family } from './value-tests.ts';

/** One person in a list; personal texts are masked for analysts. Times are ISO 8601, here and below. */
export interface PersonRow {
  readonly profileId: number;
  readonly displayName: string;
  readonly email: readonly string[];
  readonly phone: readonly string[];
  readonly city: string;
  readonly country: string;
  readonly recordCount: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly reachable: boolean;
}

/** What tells a few people of a rule apart. */
export type SamplePerson = Pick<PersonRow, 'profileId' | 'displayName' | 'email' | 'phone' | 'city' | 'reachable'>;

/** What a rule would select now. With issues it selects nobody. */
export interface SegmentPreview {
  readonly issues: readonly RuleIssue[];
  readonly counts: RuleCounts;
  readonly sample: readonly SamplePerson[];
  readonly asOf: string;
}

/** A segment with its numbers as of now. */
export interface SegmentSummary {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  /** Null when the stored rule cannot be read. */
  readonly rule: Rule | null;
  readonly archived: boolean;
  readonly matched: number;
  readonly reachable: number;
  readonly everyone: number;
  readonly issues: readonly RuleIssue[];
  /** Other live segments whose rules refer to this one. */
  readonly usedIn: readonly { readonly id: number; readonly name: string }[];
  /** When its current version was saved. */
  readonly changedAt: string;
}

/** A segment, one version of its rule, and its numbers as of now. */
export interface SegmentDetail {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly archived: boolean;
  readonly version: number;
  /** Number of the newest version. */
  readonly newest: number;
  readonly rule: Rule | null;
  readonly issues: readonly RuleIssue[];
  readonly counts: RuleCounts;
  readonly asOf: string;
}

/** What members can be sorted by. */
export const MEMBER_SORTS = ['name', 'last_seen', 'first_seen', 'records', 'id'] as const;

/** One page of a segment's people. */
export interface MemberPage {
  readonly total: number;
  readonly reachable: number;
  readonly rows: readonly PersonRow[];
  /** Give as `after` to get the next page; null on the last. */
  readonly next: string | null;
  readonly issues: readonly RuleIssue[];
}

/** One saved version of a segment. */
export interface SegmentVersionRow {
  readonly version: number;
  readonly rule: Rule | null;
  readonly savedAt: string;
  /** Name of the user, or null for the system. */
  readonly savedBy: string | null;
}

/** What a person really has where a condition looks. */
export type Actual =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  /** `lastAt` is null when there was none. */
  | { readonly kind: 'events'; readonly count: number; readonly lastAt: string | null }
  /** A number made of `count` events, null of none; a text where the number itself may not be seen. */
  | { readonly kind: 'total'; readonly value: number | string | null; readonly count: number; readonly lastAt: string | null }
  /** The moment of the first or last of `count` events. */
  | { readonly kind: 'moment'; readonly at: string | null; readonly count: number }
  /** Whether somebody is in the other segment. */
  | { readonly kind: 'member'; readonly isMember: boolean }
  | { readonly kind: 'consent'; readonly status: 'granted' | 'refused' | 'unknown' };

/** The record or event that an answer comes from, with its source and its line in the file. */
export type Behind =
  | { readonly kind: 'record'; readonly recordId: number; readonly source: string; readonly row: number }
  | {
      readonly kind: 'event';
      readonly eventId: string;
      readonly at: string;
      readonly type: string;
      readonly source: string;
      readonly row: number;
    };

/** The answer to one condition or group; groups have no `actual` and nothing behind them. */
export interface NodeExplanation {
  readonly passes: boolean;
  readonly actual: Actual | null;
  /** A few of them, the ones that decide first. */
  readonly behind: readonly Behind[];
}

/** Whether a person is in a segment, and why. */
export interface MembershipExplanation {
  readonly displayName: string;
  readonly member: boolean;
  /** One entry per active condition and group, by path. */
  readonly nodes: Readonly<Record<string, NodeExplanation>>;
  readonly issues: readonly RuleIssue[];
}

/** A value and about how many people or events have it. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** A field the builder offers. */
export interface BuilderField {
  /** Name in a rule: `city`, `custom:size`. */
  readonly name: string;
  readonly family: Family;
  readonly group: 'identity' | 'descriptive' | 'behavioural' | 'attitudinal' | 'profile' | 'custom';
  /** People with a value. */
  readonly filled: number;
  /** Most frequent values, about right; none for personal fields. */
  readonly top: readonly ValueCount[];
}

/** A property of an event. What a `date` (a text) or a `boolean` (a number that is 0 or 1) is, is told from its values. */
export interface BuilderProperty {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'date' | 'boolean';
  readonly top: readonly ValueCount[];
}

/** Everything the builder offers to choose from. */
export interface BuilderCatalog {
  readonly people: number;
  readonly fields: readonly BuilderField[];
  readonly events: readonly { readonly type: string; readonly count: number; readonly properties: readonly BuilderProperty[] }[];
  readonly sources: readonly { readonly id: number; readonly name: string }[];
  readonly consents: readonly { readonly purpose: string; readonly channel: string }[];
  readonly channels: readonly string[];
  readonly campaigns: readonly string[];
  readonly segments: readonly { readonly id: number; readonly name: string }[];
}
