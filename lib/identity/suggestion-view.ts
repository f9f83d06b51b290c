import type { Traits } from '../standardize/fields.ts';
import type { FieldEvidence, Reason } from './explain.ts';
import type { RecordDetail } from './profile-view.ts';

/** One side of a suggestion: the record of the best pair, and the profile it is in. */
export interface SuggestionSide {
  readonly profileId: number;
  /** Records in that profile. */
  readonly profileRecords: number;
  readonly record: RecordDetail;
}

/** A merge suggestion with everything a reviewer needs. */
export interface SuggestionDetail {
  readonly id: string;
  /** Probability of being one person, 0 to 1. */
  readonly score: number;
  readonly a: SuggestionSide;
  readonly b: SuggestionSide;
  /** Weight per field, in the order of the comparisons. */
  readonly evidence: readonly FieldEvidence[];
  readonly reasons: readonly Reason[];
  /** Personal values are hidden from this role. */
  readonly masked: boolean;
}

/** A decision with what it was about. Times are ISO 8601. */
export interface DecisionView {
  readonly id: number;
  readonly kind: 'same' | 'not_same';
  readonly recordA: number;
  readonly recordB: number;
  readonly nameA: string;
  readonly nameB: string;
  /** Pairs decided in the same go. */
  readonly pairs: number;
  readonly reason: string;
  readonly actor: string;
  readonly at: string;
  readonly withdrawn: { readonly actor: string; readonly at: string } | null;
}

/** A profile before or after a merge. */
export interface MergeSide {
  readonly profileId: number;
  readonly records: number;
  readonly events: number;
  readonly name: string;
  readonly traits: Traits;
}

/** What profiles are, and what they would be as one. */
export interface MergePreview {
  readonly before: readonly MergeSide[];
  readonly after: MergeSide;
}
