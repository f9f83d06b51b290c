import { rm } from 'node:fs/promises';
import { writeAudit } from '../audit/write-audit.ts';
import type { Context } from '../context.ts';
import { requireRole } from '../context.ts';
import { storedPath, UPLOAD_KEPT_MS, UPLOAD_STALE_MS } from './upload-files.ts';

interface Removed {
  readonly id: string;
  readonly path: string;
}

/** Uploads no import knows: unfinished ones since `$1`, finished ones since `$2`. Nothing needs their row. */
const UNUSED = `DELETE FROM upload u WHERE created_at < CASE WHEN sha256 IS NULL THEN $1::timestamptz ELSE $2::timestamptz END
    AND NOT EXISTS (SELECT FROM import_file f WHERE f.upload_id = u.id)
  RETURNING id, path`;

/**
 * Uploads all of whose imports ended without effect (undone, cancelled, failed) before `$1`. An undo reads only files of imports in
 * force again, so nothing but a repetition by hand would want these. The row stays: it names the file of an import in the list.
 */
const ENDED = `UPDATE upload u SET removed_at = $2 WHERE removed_at IS NULL
    AND EXISTS (SELECT FROM import_file f WHERE f.upload_id = u.id)
    AND NOT EXISTS (SELECT FROM import_file f JOIN import i ON i.id = f.import_id WHERE f.upload_id = u.id
      AND (i.status NOT IN ('undone', 'cancelled', 'failed') OR coalesce(i.undone_at, i.finished_at, i.created_at) >= $1))
  RETURNING id, path`;

/** Deletes uploaded files that nothing needs any more; gives how many. */
export const removeStaleUploads = async (ctx: Context): Promise<number> => {
  const actor = requireRole(ctx, 'marketer');
  const now = ctx.now();
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const unused = await ctx.pool.query<Removed>(UNUSED, [before(UPLOAD_STALE_MS), before(UPLOAD_KEPT_MS)]);
  const ended = await ctx.pool.query<Removed>(ENDED, [before(UPLOAD_KEPT_MS), now]);
  const removed = [...unused.rows, ...ended.rows];
  for (const upload of removed) {
    const path = storedPath(ctx, upload.path);
    await rm(path, { force: true });
    await rm(`${path}.json`, { force: true });
  }
  if (removed.length > 0) await writeAudit(ctx.db, actor, 'upload.remove', 'uploads', { files: removed.length });
  return removed.length;
};
