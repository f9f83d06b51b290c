import type { SameFile } from '../../ingest/import-view.ts';
import { type Context, requireRole } from '../context.ts';
import { importIdOf } from './import-id-of.ts';

interface Row {
  name: string;
  import_id: number;
  source: string;
  at: Date;
}

const SAME = `
  SELECT DISTINCT ON (mine.position) u.file_name AS name, other.id AS import_id, s.name AS source, other.finished_at AS at
  FROM import_file mine
  JOIN upload u ON u.id = mine.upload_id
  JOIN upload same ON same.sha256 = u.sha256
  JOIN import_file f ON f.upload_id = same.id
  JOIN import other ON other.id = f.import_id AND other.id <> mine.import_id AND other.status = 'done'
  JOIN source s ON s.id = other.source_id
  WHERE mine.import_id = $1
  ORDER BY mine.position, other.finished_at DESC`;

/** The files of an import whose content was imported before, with where and when. */
export const findSameFiles = async (ctx: Context, input: { importId: number }): Promise<SameFile[]> => {
  requireRole(ctx, 'analyst');
  const { rows } = await ctx.pool.query<Row>(SAME, [importIdOf(input)]);
  return rows.map((row) => ({ name: row.name, importId: row.import_id, source: row.source, at: row.at }));
};
