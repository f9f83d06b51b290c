import { rm } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { requireRole } from '../context.ts';
import { storedPath, UPLOAD_STALE_MS } from './upload-files.ts';

/** Deletes uploads that were never finished and belong to no import, with their files; gives how many. */
export const removeStaleUploads = async (ctx: Context): Promise<number> => {
  requireRole(ctx, 'marketer');
  const before = new Date(ctx.now().getTime() - UPLOAD_STALE_MS);
  const stale = await ctx.db.upload.findMany({ where: { sha256: null, createdAt: { lt: before }, files: { none: {} } } });
  for (const upload of stale) {
    const path = storedPath(ctx, upload.path);
    await rm(path, { force: true });
    await rm(`${path}.json`, { force: true });
  }
  await ctx.db.upload.deleteMany({ where: { id: { in: stale.map((u) => u.id) } } });
  return stale.length;
};
