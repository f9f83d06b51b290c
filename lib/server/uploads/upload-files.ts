import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.ts';

/** Largest file taken: 2 GiB, in bytes. */
export const UPLOAD_MAX_BYTES = 2 * 1024 ** 3;
/** How many unfinished uploads one person may have at a time. */
export const OPEN_UPLOADS_MAX = 50;
/** Unfinished uploads older than this are thrown away: 24 h, in milliseconds. */
export const UPLOAD_STALE_MS = 24 * 3_600_000;

/** Finished uploads without an import, and those of imports that were undone, cancelled or failed, are kept this long: 30 days, in milliseconds. */
export const UPLOAD_KEPT_MS = 30 * 24 * 3_600_000;

/** Directory of the uploaded files, relative to the data directory (so that a data directory can be moved). */
export const UPLOADS_DIR = 'uploads';

/** Absolute path of a stored file from its `upload.path`. */
export const storedPath = (ctx: Context, path: string): string => join(ctx.dataDir, path);

/** SHA-256 of a file in hex, read as a stream. */
export const sha256OfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
};
