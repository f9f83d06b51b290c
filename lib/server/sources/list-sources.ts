import type { ImportStatus, SourceSummary } from '../../ingest/import-view.ts';
import { type Context, requireRole } from '../context.ts';

interface Row {
  id: number;
  name: string;
  kind: string;
  records: string;
  rows_read: string;
  quarantined: string;
  imports: string;
  fresh_at: Date | null;
  last_id: number | null;
  last_status: ImportStatus | null;
  last_at: Date | null;
}

const SOURCES = `
  SELECT s.id, s.name, s.kind, (SELECT count(*) FROM record r WHERE r.source_id = s.id) AS records,
    coalesce(done.rows_read, 0) AS rows_read, coalesce(done.quarantined, 0) AS quarantined, coalesce(done.imports, 0) AS imports,
    done.fresh_at, last.id AS last_id, last.status::text AS last_status, last.at AS last_at
  FROM source s
  LEFT JOIN LATERAL (
    SELECT sum(rows_read) AS rows_read, sum(quarantined) AS quarantined, count(*) AS imports, max(finished_at) AS fresh_at
    FROM import i WHERE i.source_id = s.id AND i.status = 'done'
  ) done ON true
  LEFT JOIN LATERAL (
    SELECT id, status, coalesce(finished_at, started_at, created_at) AS at FROM import i WHERE i.source_id = s.id ORDER BY id DESC LIMIT 1
  ) last ON true
  WHERE last.id IS NOT NULL AND NOT (last.status = 'cancelled' AND coalesce(done.imports, 0) = 0)
  ORDER BY last.at DESC`;

/** All sources with how fresh they are, how many rows and people they gave, and their last import; latest first. */
export const listSources = async (ctx: Context): Promise<SourceSummary[]> => {
  requireRole(ctx, 'analyst');
  const { rows } = await ctx.pool.query<Row>(SOURCES);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    records: Number(row.records),
    rowsRead: Number(row.rows_read),
    quarantined: Number(row.quarantined),
    imports: Number(row.imports),
    lastImport: row.last_id && row.last_status && row.last_at ? { id: row.last_id, status: row.last_status, at: row.last_at } : null,
    freshAt: row.fresh_at,
  }));
};
