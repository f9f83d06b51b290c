import type pg from 'pg';
import { type Context, requireRole } from '../context.ts';
import { writeProfiles } from './write-profiles.ts';

/** Records taken at once. */
const CHUNK = 10_000;
/** From this share of all records on, one pass over all of them costs less than looking each up. */
const ALL_FROM_SHARE = 0.3;

const TAKE = 'DELETE FROM touched_record WHERE record_id IN (SELECT record_id FROM touched_record LIMIT $1) RETURNING record_id';

/** Takes notes away and writes the profiles before the taking is committed: a crash leaves the notes, a new note waits for the commit. */
const takeAndWrite = async (ctx: Context, client: pg.PoolClient, all: boolean): Promise<number> => {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ record_id: number }>(TAKE, [all ? null : CHUNK]);
    if (rows.length > 0) await writeProfiles(ctx, all ? { all: true } : { recordIds: rows.map((row) => row.record_id) });
    await client.query('COMMIT');
    return rows.length;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
};

/** Writes the profiles of all records noted as touched by the mirror or by matching. Gives how many records that were. */
export const writeTouchedProfiles = async (ctx: Context): Promise<number> => {
  requireRole(ctx, 'marketer');
  const { rows } = await ctx.pool.query<{ touched: number; records: number }>(
    'SELECT (SELECT count(*)::int FROM touched_record) AS touched, (SELECT count(*)::int FROM record) AS records',
  );
  const { touched = 0, records = 0 } = rows[0] ?? {};
  const all = touched > CHUNK && touched > records * ALL_FROM_SHARE;
  const client = await ctx.pool.connect();
  try {
    let total = 0;
    for (;;) {
      const taken = await takeAndWrite(ctx, client, all);
      total += taken;
      if (taken === 0) return total;
    }
  } finally {
    client.release();
  }
};
