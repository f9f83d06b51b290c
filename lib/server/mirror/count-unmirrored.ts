import type pg from 'pg';

const NO_UUID = '00000000-0000-0000-0000-000000000000';

const TABLES = [
  ['record_version', 'bigint', '0'],
  ['event', 'uuid', NO_UUID],
  ['consent', 'uuid', NO_UUID],
  ['spend', 'uuid', NO_UUID],
  ['quarantine', 'bigint', '0'],
  ['removal', 'bigint', '0'],
] as const;

/** Rows of truth tables that the index does not have yet, each table counted up to `max`. */
export const countUnmirrored = async (pool: pg.Pool, max: number): Promise<number> => {
  const parts = TABLES.map(
    ([table, type, first]) => `(SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE (tx, id) > (
      coalesce((SELECT tx FROM mirror_cursor WHERE name = '${table}'), '0')::xid8,
      coalesce((SELECT nullif(row_id, '') FROM mirror_cursor WHERE name = '${table}'), '${first}')::${type}) LIMIT $1) t)`,
  );
  const { rows } = await pool.query<{ n: string }>(`SELECT ${parts.join(' + ')} AS n`, [max]);
  return Number(rows[0]?.n ?? 0);
};
