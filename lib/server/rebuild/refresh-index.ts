import { type Context, requireRole } from '../context.ts';
import { matchRecords } from '../identity/match-records.ts';
import type { MatchSummary } from '../identity/run-match.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { takeTouchedRecords } from '../mirror/take-touched-records.ts';
import { writeTouchedProfiles } from '../profiles/write-touched-profiles.ts';
import { snapshotQuality } from '../quality/snapshot-quality.ts';
import { keepPropertyColumns } from '../segments/keep-property-columns.ts';

/** What a refresh did; `match` is null when no record had changed. */
export interface RefreshSummary {
  readonly versions: number;
  readonly rows: number;
  readonly removals: number;
  readonly match: MatchSummary | null;
}

/**
 * Brings everything derived up to date with the truth: mirror, matching and profiles when records were touched, quality of the day.
 * Safe to repeat after a crash anywhere: touched records stay noted until their profiles are written.
 */
export const refreshIndex = async (ctx: Context): Promise<RefreshSummary> => {
  requireRole(ctx, 'admin');
  const mirrored = await runMirror(ctx);
  await keepPropertyColumns(ctx);
  // Taken before matching: what the mirror notes meanwhile is left for the next refresh.
  const touched = await takeTouchedRecords(ctx.pool);
  const match = touched.length === 0 ? null : await matchRecords(ctx, { recordIds: touched });
  await writeTouchedProfiles(ctx);
  await snapshotQuality(ctx);
  return { ...mirrored, match };
};
