import { type Context, requireRole } from '../context.ts';

/** One import in a list. */
export interface ImportSummary {
  readonly id: number;
  readonly source: string;
  readonly sourceId: number;
  readonly status: string;
  readonly kind: string;
  readonly files: readonly string[];
  readonly rowsRead: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

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
    rowsRead: item.rowsRead,
    created: item.created,
    updated: item.updated,
    unchanged: item.unchanged,
    quarantined: item.quarantined,
    createdAt: item.createdAt,
    finishedAt: item.finishedAt,
  }));
};
