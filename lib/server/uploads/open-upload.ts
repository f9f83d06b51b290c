import { AppError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { requireRole } from '../context.ts';
import { removeStaleUploads } from './remove-stale-uploads.ts';
import { OPEN_UPLOADS_MAX, UPLOAD_MAX_BYTES, UPLOADS_DIR } from './upload-files.ts';

/** What the sender announces. */
export interface UploadAnnouncement {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
}

/** Notes an announced upload. Refuses empty and too large files and too many open ones. */
export const openUpload = async (ctx: Context, { id, fileName: given, sizeBytes }: UploadAnnouncement): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  // Control characters mislead whoever reads the name, and the database takes no zero.
  const fileName =
    given
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 255) || 'file.csv';
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes <= 0)
    throw new AppError('invalid', 'fileEmpty', `${fileName} is empty.`, { name: fileName });
  if (sizeBytes > UPLOAD_MAX_BYTES) throw new AppError('invalid', 'fileTooLarge', `${fileName} is larger than 2 GB.`, { name: fileName });
  await removeStaleUploads(ctx);
  const open = await ctx.db.upload.count({ where: { createdById: actor.userId, sha256: null } });
  if (open >= OPEN_UPLOADS_MAX) throw new AppError('too_many', 'tooManyUploads', 'Too many uploads are open.', { max: OPEN_UPLOADS_MAX });
  await ctx.db.upload.create({
    data: { id, fileName, sizeBytes, path: `${UPLOADS_DIR}/${id}`, createdById: actor.userId },
  });
};
