import { AppError } from '../../../core/errors.ts';
import { dialectSchema, type Mapping, mappingSchema } from '../../../ingest/mapping.ts';
import type { Context } from '../../context.ts';
import { storedPath } from '../../uploads/upload-files.ts';
import type { ImportSource } from './read-batches.ts';

/** An import with all that a run needs. */
export interface OpenImport {
  readonly id: number;
  readonly sourceId: number;
  readonly sourceName: string;
  readonly status: string;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  readonly files: readonly ImportSource[];
  readonly sizeBytes: number;
  readonly startedAt: Date | null;
}

/** Reads an import, its mapping and its files. */
export const openImport = async (ctx: Context, importId: number): Promise<OpenImport> => {
  const found = await ctx.db.import.findUnique({
    where: { id: importId },
    include: { source: true, files: { orderBy: { position: 'asc' }, include: { upload: true } } },
  });
  if (!found) throw new AppError('not_found', 'importNotFound', `There is no import ${importId}.`, { id: importId });
  return {
    id: found.id,
    sourceId: found.sourceId,
    sourceName: found.source.name,
    status: found.status,
    mapping: mappingSchema.parse(found.mapping),
    header: found.files[0]?.header ?? [],
    files: found.files.map((file) => ({
      path: storedPath(ctx, file.upload.path),
      fileName: file.upload.fileName,
      dialect: dialectSchema.parse(file.dialect),
    })),
    sizeBytes: found.files.reduce((sum, file) => sum + Number(file.upload.sizeBytes), 0),
    startedAt: found.startedAt,
  };
};
