import type { Context } from '../context.ts';
import { requireRole } from '../context.ts';

/** A record, the row of its current version, and its profile. */
export interface ClusterRow {
  readonly source: string;
  readonly key: string;
  readonly row: number;
  readonly profileId: number;
}

const PAGE = 20_000;

const SQL = `SELECT s.name AS source, r.source_key AS key, v.row_no AS row, coalesce(m.profile_id, r.id) AS "profileId", r.id
  FROM (SELECT * FROM record WHERE id > $1 ORDER BY id LIMIT $2) r JOIN source s ON s.id = r.source_id
  JOIN LATERAL (SELECT row_no FROM record_version WHERE record_id = r.id ORDER BY as_of DESC, id DESC LIMIT 1) v ON true
  LEFT JOIN cluster_member m ON m.record_id = r.id ORDER BY r.id`;

/** All records with their profiles, in pages. */
export async function* readClustersOfRows(ctx: Context): AsyncGenerator<readonly ClusterRow[]> {
  requireRole(ctx, 'marketer');
  const { rows: ends } = await ctx.pool.query<{ last: number | null }>('SELECT max(id) AS last FROM record');
  const last = ends[0]?.last ?? 0;
  for (let after = 0; after < last; ) {
    const { rows: bounds } = await ctx.pool.query<{ upper: number | null }>(
      'SELECT max(id) AS upper FROM (SELECT id FROM record WHERE id > $1 ORDER BY id LIMIT $2) page',
      [after, PAGE],
    );
    const { rows } = await ctx.pool.query<ClusterRow>(SQL, [after, PAGE]);
    yield rows.map(({ source, key, row, profileId }) => ({ source, key, row, profileId }));
    after = bounds[0]?.upper ?? last;
  }
}
