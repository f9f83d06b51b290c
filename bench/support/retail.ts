import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RowCounts } from '../../lib/ingest/import-view.ts';
import type { Context } from '../../lib/server/context.ts';
import { createDraftImport } from '../../lib/server/imports/create-draft-import.ts';
import { queueImport } from '../../lib/server/imports/queue-import.ts';
import { runImport } from '../../lib/server/imports/run-import.ts';
import { runMirror } from '../../lib/server/mirror/run-mirror.ts';
import { registerLocalFile } from '../../lib/server/uploads/register-local-file.ts';
import type { createStopwatch } from './stopwatch.ts';

/** The order lines of UCI Online Retail, one file a day: test data outside the project. */
const FOLDER = resolve(process.env.LARDER_TEST_DATA ?? '../shared/data', 'online-retail/by-day');

/** Paths of the daily files, oldest first; ends the process with a message when they are not there. */
export const retailFiles = (): string[] => {
  if (!existsSync(FOLDER)) {
    process.stderr.write(`${FOLDER} is not there: set LARDER_TEST_DATA to a folder with online-retail/by-day/*.csv.\n`);
    process.exit(1);
  }
  return readdirSync(FOLDER)
    .sort()
    .map((name) => join(FOLDER, name));
};

/** Imports the files as one source and mirrors them, each stage timed. */
export const importRetail = async (
  ctx: Context,
  files: readonly string[],
  { time }: ReturnType<typeof createStopwatch>,
): Promise<RowCounts & { status: string }> => {
  const uploadIds: string[] = [];
  await time('register', async () => {
    for (const file of files) uploadIds.push(await registerLocalFile(ctx, file));
  });
  const { importId } = await time('draft', () => createDraftImport(ctx, { uploadIds, sourceName: 'Online retail' }));
  await queueImport(ctx, { importId });
  const counts = await time('run', () => runImport(ctx, { importId }));
  await time('mirror', () => runMirror(ctx));
  return counts;
};
