import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { requireRole } from '../context.ts';
import { finishUpload } from './finish-upload.ts';
import { openUpload } from './open-upload.ts';
import { storedPath, UPLOADS_DIR } from './upload-files.ts';

/** Takes a file of this machine like an upload: copies it into the data directory and notes it. Gives the upload's id. */
export const registerLocalFile = async (ctx: Context, path: string): Promise<string> => {
  requireRole(ctx, 'marketer');
  const fileName = basename(path);
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile()) throw new AppError('not_found', 'fileNotFound', `There is no file ${path}.`, { name: fileName });
  const id = randomUUID();
  await openUpload(ctx, { id, fileName, sizeBytes: info.size });
  await mkdir(join(ctx.dataDir, UPLOADS_DIR), { recursive: true });
  await copyFile(path, storedPath(ctx, `${UPLOADS_DIR}/${id}`));
  await finishUpload(ctx, id);
  return id;
};
