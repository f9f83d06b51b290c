import { type Context, requireRole } from '../context.ts';
import { isMatchDue } from '../identity/is-match-due.ts';
import { matchRecords } from '../identity/match-records.ts';
import type { MatchSummary } from '../identity/run-match.ts';
import { withRefreshLock } from '../identity/with-refresh-lock.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { takeTouchedRecords } from '../mirror/take-touched-records.ts';
import { writeTouchedProfiles } from '../profiles/write-touched-profiles.ts';
import { snapshotQuality } from '../quality/snapshot-quality.ts';
import { keepPropertyColumns } from '../segments/keep-property-columns.ts';
import { hasReplays } from './has-replays.ts';

/** What a refresh or a rebuild is at, in this order. */
export type RefreshStage = 'mirror' | 'match' | 'profiles' | 'quality';

/** Rows of one batch of the mirror, and whom to tell what is under way. */
export interface RefreshOptions {
  readonly limit?: number;
  readonly onStage?: (stage: RefreshStage) => void;
}

/** What a refresh did; `match` is null when no record had changed, no rule either, and no run was left unfinished, or profiles have to wait. */
export interface RefreshSummary {
  readonly versions: number;
  readonly rows: number;
  readonly removals: number;
  readonly match: MatchSummary | null;
}

/**
 * Brings everything derived up to date with the truth: mirror, matching and profiles when records were touched, other rules hold or a
 * full run was killed, quality of the day. Safe to repeat after a crash anywhere: touched records stay noted until their profiles are
 * written. While imports are read again after an undo, profiles stay as they are; the end of each asks for a refresh.
 */
export const refreshIndex = async (ctx: Context, { onStage, ...mirror }: RefreshOptions = {}): Promise<RefreshSummary> => {
  requireRole(ctx, 'admin');
  onStage?.('mirror');
  const mirrored = await runMirror(ctx, mirror);
  await keepPropertyColumns(ctx);
  const match = await withRefreshLock(ctx.pool, async () => {
    if (await hasReplays(ctx.pool)) return null;
    // Taken before matching: what the mirror notes meanwhile is left for the next refresh.
    onStage?.('match');
    const touched = await takeTouchedRecords(ctx.pool);
    const matched = touched.length > 0 || (await isMatchDue(ctx)) ? await matchRecords(ctx, { recordIds: touched }) : null;
    onStage?.('profiles');
    await writeTouchedProfiles(ctx);
    return matched;
  });
  onStage?.('quality');
  await snapshotQuality(ctx);
  return { ...mirrored, match };
};
