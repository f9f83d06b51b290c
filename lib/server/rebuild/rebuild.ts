import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { runMatch } from '../identity/run-match.ts';
import { withRefreshLock } from '../identity/with-refresh-lock.ts';
import { beginReset } from '../mirror/reset-index.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { takeTouchedRecords } from '../mirror/take-touched-records.ts';
import { withMirrorLock } from '../mirror/with-mirror-lock.ts';
import { writeTouchedProfiles } from '../profiles/write-touched-profiles.ts';
import { snapshotQuality } from '../quality/snapshot-quality.ts';
import { keepPropertyColumns } from '../segments/keep-property-columns.ts';
import type { RefreshOptions } from './refresh-index.ts';

/** What a rebuild made. */
export interface RebuildSummary {
  /** Versions of records read. */
  readonly versions: number;
  /** Events, consents, spend lines and quarantined rows read. */
  readonly rows: number;
  readonly records: number;
  readonly profiles: number;
  readonly suggestions: number;
  readonly qualityScore: number | null;
  readonly seconds: number;
}

/**
 * Makes everything derived anew from PostgreSQL: empties the index, mirrors all, matches, writes profiles, measures quality. May be
 * killed and repeated; meanwhile screens show what is there so far.
 */
export const rebuild = async (ctx: Context, { onStage, ...mirror }: RefreshOptions = {}): Promise<RebuildSummary> => {
  const actor = requireRole(ctx, 'admin');
  const begun = performance.now();
  await writeAudit(ctx.db, actor, 'index.rebuild', 'index');
  onStage?.('mirror');
  await withMirrorLock(ctx, beginReset);
  const { versions, rows } = await runMirror(ctx, mirror);
  const { records, profiles, suggestions } = await withRefreshLock(ctx.pool, async () => {
    onStage?.('match');
    await takeTouchedRecords(ctx.pool);
    const matched = await runMatch(ctx, { profiles: false });
    onStage?.('profiles');
    await writeTouchedProfiles(ctx);
    return matched;
  });
  onStage?.('quality');
  const qualityScore = await snapshotQuality(ctx);
  // At the end: the index fills new columns in the background.
  await keepPropertyColumns(ctx);
  return { versions, rows, records, profiles, suggestions, qualityScore, seconds: Math.round(performance.now() - begun) / 1000 };
};
