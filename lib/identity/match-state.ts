import type { PlannedRule } from './blocking.ts';
import type { MatchModel } from './model.ts';
import { DEFAULT_THRESHOLDS, type MatchThresholds } from './resolve.ts';

/** Raised with each change of what a stored state means, or of what records are compared by: all are matched anew after it. */
export const MATCH_VERSION = 2;

/** What a full run learnt. A run under the same state gives the same clusters, whether it looks at all records or at the changed ones only. */
export interface MatchState {
  /** `MATCH_VERSION` of the run. */
  readonly version: number;
  readonly model: MatchModel;
  /** Records that the counts of values are out of. */
  readonly records: number;
  readonly plan: readonly PlannedRule[];
  /** Pairs of sources (`1-2`) whose ids mean different things. */
  readonly unreliable: readonly string[];
  /** How many records had each feature, so that the same comparisons are made. */
  readonly fill: Readonly<Record<string, number>>;
  readonly thresholds: MatchThresholds;
  /** Sources of which no two records are one person. */
  readonly exclusive: readonly number[];
}

/** Above this share of the records changed since it was learnt, or this many at once, the model is learnt again. */
const CHANGED_SHARE_MAX = 0.1;
const AT_ONCE_MAX = 20_000;

const sameThresholds = (a: MatchThresholds, b: MatchThresholds): boolean =>
  (Object.keys(DEFAULT_THRESHOLDS) as (keyof MatchThresholds)[]).every((key) => a[key] === b[key]);

/** What people set that a run rests on. */
export type MatchRules = Pick<MatchState, 'thresholds' | 'exclusive'>;

/** Whether a state was learnt under these rules, and by a run of this version. */
export const hasSameRules = (state: MatchRules & Pick<MatchState, 'version'>, now: MatchRules): boolean =>
  state.version === MATCH_VERSION && sameThresholds(state.thresholds, now.thresholds) && state.exclusive.join() === now.exclusive.join();

/** Whether changed records may be matched under a state learnt before, or all must be matched anew. */
export const isFresh = (
  known: { readonly state: MatchState; readonly changed: number },
  now: MatchRules & { readonly touched: number },
): boolean =>
  now.touched <= AT_ONCE_MAX && known.changed + now.touched <= CHANGED_SHARE_MAX * known.state.records && hasSameRules(known.state, now);
