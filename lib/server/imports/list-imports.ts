import type { ImportSummary } from '../../ingest/import-view.ts';
import { type Context, requireRole } from '../context.ts';

const FILES_SHOWN = 3;

/** The latest imports, newest first; of one source when given. */
export const listImports = async (ctx: Context, input: { sourceId?: number; take?: number } = {}): Promise<ImportSummary[]> => {
  requireRole(ctx, 'analyst');
  const imports = await ctx.db.import.findMany({
    where: input.sourceId ? { sourceId: input.sourceId } : {},
    orderBy: { id: 'desc' },
    take: Math.min(input.take ?? 50, 200),
    include: {
      source: { select: { name: true } },
      _count: { select: { files: true } },
      files: { take: FILES_SHOWN, orderBy: { position: 'asc' }, include: { upload: { select: { fileName: true } } } },
    },
  });
  return imports.map((item) => ({
    id: item.id,
    source: item.source.name,
    sourceId: item.sourceId,
    status: item.status,
    kind: item.kind,
    files: item.files.map((file) => file.upload.fileName),
    fileCount: item._count.files,
    rowsRead: item.rowsRead,
    created: item.created,
    updated: item.updated,
    unchanged: item.unchanged,
    quarantined: item.quarantined,
    createdAt: item.createdAt,
    finishedAt: item.finishedAt,
  }));
};
