import { type Context, requireRole } from '../context.ts';
import { runMatch } from '../identity/run-match.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { snapshotQuality } from '../quality/snapshot-quality.ts';

/** What a refresh did; `matched` is false when no record had changed. */
export interface RefreshSummary {
  readonly versions: number;
  readonly rows: number;
  readonly removals: number;
  readonly matched: boolean;
}

const readTouched = async (ctx: Context): Promise<readonly number[]> => {
  const { rows } = await ctx.pool.query<{ record_id: number }>('SELECT record_id FROM touched_record');
  return rows.map((row) => row.record_id);
};

/**
 * Brings everything derived up to date with the truth: mirror, matching and profiles when records were touched, quality of the day.
 * Safe to repeat after a crash anywhere: touched records stay noted until their profiles are written.
 */
export const refreshIndex = async (ctx: Context): Promise<RefreshSummary> => {
  requireRole(ctx, 'admin');
  const mirrored = await runMirror(ctx);
  const touched = await readTouched(ctx);
  if (touched.length > 0) {
    await runMatch(ctx);
    await ctx.pool.query('DELETE FROM touched_record WHERE record_id = ANY($1::int[])', [touched]);
  }
  await snapshotQuality(ctx, ctx.now().toISOString().slice(0, 10));
  return { ...mirrored, matched: touched.length > 0 };
};
