import { stat } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Context } from '../context.ts';
import { requireRole } from '../context.ts';
import { sha256OfFile, storedPath } from './upload-files.ts';

/** Closes an upload whose bytes are all there: compares the length with the announced one and notes the SHA-256. */
export const finishUpload = async (ctx: Context, id: string): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  const upload = await ctx.db.upload.findUniqueOrThrow({ where: { id } });
  const path = storedPath(ctx, upload.path);
  const { size } = await stat(path);
  if (BigInt(size) !== upload.sizeBytes) {
    const values = { name: upload.fileName, expected: Number(upload.sizeBytes), received: size };
    throw new AppError('invalid', 'uploadCut', `${upload.fileName} arrived incomplete: ${size} of ${upload.sizeBytes} bytes.`, values);
  }
  const sha256 = await sha256OfFile(path);
  await ctx.db.$transaction(async (tx) => {
    await tx.upload.update({ where: { id }, data: { sha256 } });
    await writeAudit(tx, actor, 'upload.finish', `upload:${id}`, { bytes: size });
  });
};
