import type { ImportStatus, SourceSummary } from '../../ingest/import-view.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';

interface Row {
  id: number;
  name: string;
  kind: string;
  unique_ids: boolean;
  rows_read: string;
  quarantined: string;
  imports: string;
  fresh_at: Date | null;
  last_id: number | null;
  last_status: ImportStatus | null;
  last_at: Date | null;
}

const SOURCES = `
  SELECT s.id, s.name, s.kind, coalesce(s.settings->'uniqueIds' = 'true', false) AS unique_ids,
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
  WHERE last.id IS NOT NULL AND NOT (last.status = 'cancelled' AND coalesce(done.imports, 0) = 0) AND ($1::int IS NULL OR s.id = $1)
  ORDER BY last.at DESC`;

/** Records in force are counted in the index, as on every screen: a record whose imports were taken back is no one any more. */
const RECORDS = 'SELECT source_id AS id, count() AS records FROM record FINAL GROUP BY source_id';

/** All sources, or one, with how fresh they are, how many rows and people they gave, and their last import; latest first. */
export const listSources = async (ctx: Context, input: { readonly sourceId?: number } = {}): Promise<SourceSummary[]> => {
  requireRole(ctx, 'analyst');
  const [{ rows }, counts] = await Promise.all([
    ctx.pool.query<Row>(SOURCES, [input.sourceId ?? null]),
    queryRows<{ id: number; records: number }>(ctx.index, RECORDS),
  ]);
  const recordsOf = new Map(counts.map((row) => [row.id, row.records]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    records: recordsOf.get(row.id) ?? 0,
    rowsRead: Number(row.rows_read),
    quarantined: Number(row.quarantined),
    imports: Number(row.imports),
    lastImport: row.last_id && row.last_status && row.last_at ? { id: row.last_id, status: row.last_status, at: row.last_at } : null,
    uniqueIds: row.unique_ids,
    freshAt: row.fresh_at,
  }));
};
