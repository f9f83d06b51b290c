import type { RowCounts } from '../../../ingest/import-view.ts';
import type { ImportKind, Mapping } from '../../../ingest/mapping.ts';
import type { Context } from '../../context.ts';
import { registerLocalFile } from '../../uploads/register-local-file.ts';
import { createDraftImport } from '../create-draft-import.ts';
import { queueImport } from '../queue-import.ts';
import { runImport } from '../run-import.ts';

/** Makes a queued import of local files. */
export const queueFiles = async (
  ctx: Context,
  paths: readonly string[],
  options: { source: string; kind?: ImportKind; mapping?: Mapping },
): Promise<number> => {
  const uploadIds: string[] = [];
  for (const path of paths) uploadIds.push(await registerLocalFile(ctx, path));
  const { source, ...rest } = options;
  const { importId } = await createDraftImport(ctx, { uploadIds, sourceName: source, ...rest });
  await queueImport(ctx, { importId });
  return importId;
};

/** Imports local files at once. */
export const importFiles = async (
  ctx: Context,
  paths: readonly string[],
  options: { source: string; kind?: ImportKind; mapping?: Mapping; batchRows?: number },
): Promise<RowCounts & { status: string; importId: number }> => {
  const { batchRows, ...rest } = options;
  const importId = await queueFiles(ctx, paths, rest);
  return { importId, ...(await runImport(ctx, { importId, ...(batchRows ? { batchRows } : {}) })) };
};

const CONTENT = `
  SELECT 'version' AS what, r.source_key || ' ' || v.traits::text || ' ' || v.import_id AS text FROM record_version v JOIN record r ON r.id = v.record_id
  UNION ALL SELECT 'event', e.id || ' ' || e.props::text || ' ' || e.import_id || ' ' || coalesce(r.source_key, '-') FROM event e LEFT JOIN record r ON r.id = e.record_id
  UNION ALL SELECT 'consent', c.id || ' ' || c.granted FROM consent c
  UNION ALL SELECT 'quarantine', q.import_id || ' ' || q.file_no || ' ' || q.row_no || ' ' || q.raw FROM quarantine q
  ORDER BY 1, 2`;

/** Everything imports have written, as sorted text: two runs with equal text have the same outcome. */
export const contentOf = async (ctx: Context): Promise<string[]> => {
  const { rows } = await ctx.pool.query<{ what: string; text: string }>(CONTENT);
  return rows.map((row) => `${row.what} ${row.text}`);
};

/** Forgets all imports and what they wrote, numbers included; sources stay. */
export const clearImports = async (ctx: Context): Promise<void> => {
  await ctx.pool.query(
    'TRUNCATE record, record_version, event, consent, spend, quarantine, import, import_file, removal RESTART IDENTITY CASCADE',
  );
};
