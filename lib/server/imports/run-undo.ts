import { existsSync } from 'node:fs';
import type pg from 'pg';
import { type Context, requireRole } from '../context.ts';
import { logger } from '../logger.ts';
import { storedPath } from '../uploads/upload-files.ts';
import { deleteImportRows } from './delete-import-rows.ts';
import { inTransaction, withSourceLock } from './engine/with-source-lock.ts';

/**
 * Imports of the source that ran after `$1` and whose rows were judged against what it left: rows counted as unchanged, every file of
 * events, whose rows say nothing about a person who was known already, and every file with consents, which may repeat what it said of a
 * person who changed. They are read again from their stored files.
 */
const LATER = `
  SELECT later.id, ARRAY(SELECT u.path FROM import_file f JOIN upload u ON u.id = f.upload_id WHERE f.import_id = later.id) AS paths
  FROM import later JOIN import undone ON undone.id = $1
  WHERE later.source_id = undone.source_id AND later.id <> undone.id AND later.status IN ('done', 'running')
    AND coalesce(later.finished_at, 'infinity') > coalesce(undone.finished_at, '-infinity')
    AND (later.unchanged > 0 OR later.kind IN ('events', 'leads', 'consents', 'survey')
      OR later.mapping::text LIKE '%"consent:%')
  ORDER BY later.started_at, later.id`;

interface LaterImport {
  readonly id: number;
  /** Of its files, in the data directory. */
  readonly paths: readonly string[];
}

const RESTART = `UPDATE import SET status = 'queued', rows_read = 0, created = 0, updated = 0, unchanged = 0, quarantined = 0,
    done_file = 0, done_row = 0, finished_at = NULL WHERE id = $1`;

/** An import whose file is gone stays as it is: what it brought could not be read again. */
const isReadable = (ctx: Context, { id, paths }: LaterImport): boolean => {
  const isThere = paths.every((path) => existsSync(storedPath(ctx, path)));
  if (!isThere) logger.warn({ importId: id }, 'a file of the import is gone; it is not read again');
  return isThere;
};

const undo = async (client: pg.PoolClient, ctx: Context, importId: number): Promise<number[]> => {
  const now = ctx.now();
  const { rows: later } = await client.query<LaterImport>(LATER, [importId]);
  const rows = later.filter((row) => isReadable(ctx, row));
  const closed = await client.query(
    `UPDATE import SET status = 'undone', undone_at = $2, done_file = 0, done_row = 0 WHERE id = $1 AND status = 'undoing'`,
    [importId, now],
  );
  if (closed.rowCount === 0) return [];
  await deleteImportRows(client, importId);
  for (const { id } of rows) {
    await deleteImportRows(client, id);
    await client.query(RESTART, [id]);
  }
  return rows.map((row) => row.id);
};

/**
 * Takes an import back in one transaction: its versions, events, consents, spend and quarantine go, and later imports that relied on
 * them are set back to be read again. Gives the numbers of those imports, oldest first; the caller runs them. Safe to repeat.
 */
export const runUndo = async (ctx: Context, input: { importId: number }): Promise<{ rerun: readonly number[] }> => {
  requireRole(ctx, 'marketer');
  const { sourceId } = await ctx.db.import.findUniqueOrThrow({ where: { id: input.importId } });
  const rerun = await withSourceLock(ctx.pool, sourceId, (client) => inTransaction(client, () => undo(client, ctx, input.importId)));
  return { rerun };
};
