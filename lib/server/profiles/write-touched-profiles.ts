import { type Context, requireRole } from '../context.ts';
import { writeProfiles } from './write-profiles.ts';

/** Records taken at once. */
const CHUNK = 10_000;
/** From this share of all records on, one pass over all of them costs less than looking each up. */
const ALL_FROM_SHARE = 0.3;

/** Deletes notes only after the profiles are written: a crash leaves them, and no transaction stays open meanwhile. */
const writeNoted = async (ctx: Context, all: boolean): Promise<number> => {
  const { rows } = await ctx.pool.query<{ id: number }>('SELECT record_id AS id FROM touched_record WHERE stage = 1 LIMIT $1', [
    all ? null : CHUNK,
  ]);
  if (rows.length === 0) return 0;
  const recordIds = rows.map((row) => row.id);
  await writeProfiles(ctx, all ? { all: true } : { recordIds });
  await ctx.pool.query('DELETE FROM touched_record WHERE stage = 1 AND record_id = ANY($1::int[])', [recordIds]);
  return rows.length;
};

/** Writes the profiles of all records that were taken for matching or touched by it. Gives how many records that were. */
export const writeTouchedProfiles = async (ctx: Context): Promise<number> => {
  requireRole(ctx, 'marketer');
  const { rows } = await ctx.pool.query<{ touched: number; records: number }>(
    'SELECT (SELECT count(*)::int FROM touched_record WHERE stage = 1) AS touched, (SELECT count(*)::int FROM record) AS records',
  );
  const { touched = 0, records = 0 } = rows[0] ?? {};
  const all = touched > CHUNK && touched > records * ALL_FROM_SHARE;
  let total = 0;
  for (;;) {
    const written = await writeNoted(ctx, all);
    total += written;
    if (written === 0) return total;
  }
};
