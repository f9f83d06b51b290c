import { AppError } from '../../core/errors.ts';
import { type Mapping, mappingSchema } from '../../ingest/mapping.ts';
import { type Context, requireRole } from '../context.ts';
import type { DryRun } from './dry-run-import.ts';

/** A file of an import. */
export interface ImportFileView {
  readonly uploadId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Everything a page shows about an import. */
export interface ImportView {
  readonly id: number;
  readonly source: { readonly id: number; readonly name: string };
  readonly status: 'draft' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone';
  readonly mapping: Mapping;
  readonly header: readonly string[];
  readonly files: readonly ImportFileView[];
  readonly rowsRead: number;
  /** Estimated until all files have been read once. */
  readonly rowsTotal: number | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly error: { readonly key: string; readonly values: Readonly<Record<string, string | number>> } | null;
  readonly dryRun: DryRun | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly ruleVersion: number;
}

/** One import with its files, mapping, counts and state. */
export const getImport = async (ctx: Context, input: { importId: number }): Promise<ImportView> => {
  requireRole(ctx, 'analyst');
  const found = await ctx.db.import.findUnique({
    where: { id: input.importId },
    include: { source: true, files: { orderBy: { position: 'asc' }, include: { upload: true } } },
  });
  if (!found) throw new AppError('not_found', 'importNotFound', `There is no import ${input.importId}.`, { id: input.importId });
  const author = found.createdById ? await ctx.db.user.findUnique({ where: { id: found.createdById }, select: { name: true } }) : null;
  return {
    id: found.id,
    source: { id: found.sourceId, name: found.source.name },
    status: found.status,
    mapping: mappingSchema.parse(found.mapping),
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
