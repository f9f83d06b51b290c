import { type Context, requireRole } from '../context.ts';
import { ALL_PROFILES, isWorthAll } from './all-profiles-note.ts';
import { writeProfiles } from './write-profiles.ts';

/** Records taken at once: as many as are written again after a crash. */
const CHUNK = 100_000;

const wantsAll = async (ctx: Context): Promise<boolean> => {
  const { rows } = await ctx.pool.query<{ touched: number; records: number; asked: boolean }>(
    `SELECT (SELECT count(*)::int FROM touched_record WHERE stage = 1) AS touched, (SELECT count(*)::int FROM record) AS records,
       EXISTS (SELECT 1 FROM touched_record WHERE stage = 1 AND record_id = $1) AS asked`,
    [ALL_PROFILES],
  );
  const { touched = 0, records = 0, asked = false } = rows[0] ?? {};
  return asked || isWorthAll(touched, records);
};

/** Deletes notes only after the profiles are written: a crash leaves them, and no transaction stays open meanwhile. */
const writeNoted = async (ctx: Context, all: boolean): Promise<number> => {
  const { rows } = await ctx.pool.query<{ id: number }>(
    'SELECT record_id AS id FROM touched_record WHERE stage = 1 AND ($1 OR record_id <> $2) LIMIT $3',
    [all, ALL_PROFILES, all ? null : CHUNK],
  );
  if (rows.length === 0) return 0;
  const recordIds = rows.map((row) => row.id);
  await writeProfiles(ctx, all ? { all: true } : { recordIds });
  await ctx.pool.query('DELETE FROM touched_record WHERE stage = 1 AND record_id = ANY($1::int[])', [recordIds]);
  return rows.length;
};

/** Writes the profiles of all records that were taken for matching or touched by it. Gives how many notes that were. */
export const writeTouchedProfiles = async (ctx: Context): Promise<number> => {
  requireRole(ctx, 'marketer');
  const all = await wantsAll(ctx);
  let total = 0;
  for (let written = await writeNoted(ctx, all); written > 0; written = await writeNoted(ctx, false)) total += written;
  return total;
};
