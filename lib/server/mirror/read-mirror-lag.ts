import type pg from 'pg';
import { countUnmirrored } from './count-unmirrored.ts';

/** Rows of truth tables that the index does not have yet, counted up to a limit, and seconds since it had all; null = never so far. */
export interface MirrorLag {
  readonly rows: number;
  readonly seconds: number | null;
}

/** Rows counted per table. */
const ROWS_MAX = 100_000;

/** How far the index is behind the truth; not at all when it has everything now. */
export const readMirrorLag = async (pool: pg.Pool): Promise<MirrorLag> => {
  const rows = await countUnmirrored(pool, ROWS_MAX);
  if (rows === 0) return { rows, seconds: 0 };
  const { rows: noted } = await pool.query<{ seconds: string | null }>(
    `SELECT extract(epoch FROM clock_timestamp() - caught_up_at) AS seconds FROM mirror_cursor WHERE name = 'caught_up'`,
  );
  const seconds = noted[0]?.seconds ?? null;
  return { rows, seconds: seconds === null ? null : Math.max(0, Math.round(Number(seconds) * 10) / 10) };
};
