import { AppError } from '../../core/errors.ts';
import { mappingSchema } from '../../ingest/mapping.ts';
import { type Context, requireRole } from '../context.ts';
import { createDraftImport } from './create-draft-import.ts';
import { importIdOf } from './import-id-of.ts';

/** What left nothing behind can be tried again. */
const ENDED = ['undone', 'cancelled', 'failed'];

/** Makes a new draft from the stored files and the mapping of an import that was taken back, stopped or failed. Gives the draft's number. */
export const repeatImport = async (ctx: Context, input: { importId: number }): Promise<{ importId: number }> => {
  requireRole(ctx, 'marketer');
  const importId = importIdOf(input);
  const ended = await ctx.db.import.findUnique({
    where: { id: importId },
    include: { source: true, files: { orderBy: { position: 'asc' } } },
  });
  if (!ended) throw new AppError('not_found', 'importNotFound', 'There is no such import.');
  if (!ENDED.includes(ended.status)) throw new AppError('conflict', 'importInForce', 'The import is in force: there is nothing to repeat.');
  const mapping = mappingSchema.safeParse(ended.mapping);
  return createDraftImport(ctx, {
    uploadIds: ended.files.map((file) => file.uploadId),
    sourceName: ended.source.name,
    ...(mapping.success ? { mapping: mapping.data } : {}),
  });
};
