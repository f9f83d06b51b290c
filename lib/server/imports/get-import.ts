import { AppError } from '../../core/errors.ts';
import { isId } from '../../core/is-id.ts';
import type { DryRun, ImportView } from '../../ingest/import-view.ts';
import { storedMappingSchema } from '../../ingest/mapping.ts';
import { type Context, requireRole } from '../context.ts';

/** One import with its files, mapping, counts and state. */
export const getImport = async (ctx: Context, input: { importId: number }): Promise<ImportView> => {
  requireRole(ctx, 'analyst');
  const found = await ctx.db.import.findUnique({
    where: { id: isId(input.importId) ? input.importId : 0 },
    include: { source: true, files: { orderBy: { position: 'asc' }, include: { upload: true } } },
  });
  if (!found) throw new AppError('not_found', 'importNotFound', `There is no import ${input.importId}.`, { id: input.importId });
  const author = found.createdById ? await ctx.db.user.findUnique({ where: { id: found.createdById }, select: { name: true } }) : null;
  return {
    id: found.id,
    source: { id: found.sourceId, name: found.source.name },
    status: found.status,
    mapping: storedMappingSchema.parse(found.mapping),
    header: found.files[0]?.header ?? [],
    files: found.files.map(({ upload }) => ({
      uploadId: upload.id,
      name: upload.fileName,
      sizeBytes: Number(upload.sizeBytes),
      sha256: upload.sha256 ?? '',
    })),
    rowsRead: found.rowsRead,
    rowsTotal: found.rowsTotal,
    created: found.created,
    updated: found.updated,
    unchanged: found.unchanged,
    quarantined: found.quarantined,
    error: found.error as ImportView['error'],
    dryRun: found.dryRun as DryRun | null,
    createdBy: author?.name ?? null,
    createdAt: found.createdAt,
    startedAt: found.startedAt,
    finishedAt: found.finishedAt,
    undoneAt: found.undoneAt,
    ruleVersion: found.ruleVersion,
  };
};
