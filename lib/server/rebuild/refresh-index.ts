import { type Context, requireRole } from '../context.ts';
import { runMatch } from '../identity/run-match.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { writeTouchedProfiles } from '../profiles/write-touched-profiles.ts';
import { snapshotQuality } from '../quality/snapshot-quality.ts';

/** What a refresh did; `matched` is false when no record had changed. */
export interface RefreshSummary {
  readonly versions: number;
  readonly rows: number;
  readonly removals: number;
  readonly matched: boolean;
}

/**
 * Brings everything derived up to date with the truth: mirror, matching and profiles when records were touched, quality of the day.
 * Safe to repeat after a crash anywhere: touched records stay noted until their profiles are written.
 */
export const refreshIndex = async (ctx: Context): Promise<RefreshSummary> => {
  requireRole(ctx, 'admin');
  const mirrored = await runMirror(ctx);
  const { rowCount } = await ctx.pool.query('SELECT 1 FROM touched_record LIMIT 1');
  const matched = rowCount !== 0;
  if (matched) {
    await runMatch(ctx, { profiles: false });
    await writeTouchedProfiles(ctx);
  }
  await snapshotQuality(ctx, ctx.now().toISOString().slice(0, 10));
  return { ...mirrored, matched };
};
