/** What a field is worth, in one word; those that ask for something to be done come first. */
export const VERDICTS = ['unused', 'missing', 'useful', 'core'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Below this share of filled rows a field cannot carry a decision. */
export const MISSING_BELOW = 0.05;

/** Why a verdict was given; message keys under `quality.reason.`. */
export type VerdictReason =
  | 'noValue'
  | 'hardlyFilled'
  | 'noSegment'
  | 'broughtCustomers'
  | 'broughtLeads'
  | 'usedNoLead'
  | 'matching'
  | 'matchingAndReach'
  | 'reports';

/** What Larder itself does with a field, whether or not a segment reads it. */
export type EngineUse = 'matching' | 'matchingAndReach' | 'reports' | null;

/**
 * Judges a field by what it is used for: `missing` when (nearly) nothing is known, `useful` when a segment reads it, with the best
 * thing its segments brought as the reason; else `core` when it tells who is who, how to reach them or what a campaign brought, and `unused` when nothing reads it.
 */
export const verdictOf = (field: {
  readonly filled: number;
  readonly applicable: number;
  readonly segments: number;
  readonly leads: number;
  readonly customers: number;
  readonly engineUse: EngineUse;
}): { readonly verdict: Verdict; readonly reason: VerdictReason } => {
  if (field.filled === 0) return { verdict: 'missing', reason: 'noValue' };
  if (field.applicable > 0 && field.filled / field.applicable < MISSING_BELOW) return { verdict: 'missing', reason: 'hardlyFilled' };
  if (field.segments === 0)
    return field.engineUse ? { verdict: 'core', reason: field.engineUse } : { verdict: 'unused', reason: 'noSegment' };
  if (field.customers > 0) return { verdict: 'useful', reason: 'broughtCustomers' };
  return { verdict: 'useful', reason: field.leads > 0 ? 'broughtLeads' : 'usedNoLead' };
};
