import type pg from 'pg';
import type { DbOrTx } from '../db/client.ts';
import { ALL_PROFILES } from '../profiles/all-profiles-note.ts';

/** Stage of the note of a record about which something was decided that its cluster does not show yet. */
export const DECIDED = 2;

/** Notes records in the transaction of a decision: should this process die before their clusters follow, the next refresh sees to it. */
export const noteDecided = async (tx: DbOrTx, recordIds: readonly number[]): Promise<void> => {
  await tx.touchedRecord.createMany({
    data: [...new Set(recordIds)].map((recordId) => ({ recordId, stage: DECIDED })),
    skipDuplicates: true,
  });
};

/** Records whose clusters do not show yet what was decided. Call under the identity lock. */
export const readDecided = async (pool: pg.Pool): Promise<number[]> => {
  const { rows } = await pool.query<{ id: number }>('SELECT record_id AS id FROM touched_record WHERE stage = $1', [DECIDED]);
  return rows.map((row) => row.id);
};

/** Takes the notes away of records whose clusters show now what was decided. Call under the identity lock. */
export const settleDecided = async (pool: pg.Pool, recordIds: readonly number[]): Promise<void> => {
  await pool.query('DELETE FROM touched_record WHERE stage = $1 AND record_id = ANY($2::int[])', [DECIDED, recordIds]);
};

/**
 * Takes all such notes away after a full run. Their clusters may have been right before it, and what notes their profiles gone with a
 * refresh that was under way: all profiles are noted. Call under the identity lock.
 */
export const settleAllDecided = async (pool: pg.Pool): Promise<void> => {
  await pool.query(
    `WITH settled AS (DELETE FROM touched_record WHERE stage = $1 RETURNING 1)
     INSERT INTO touched_record (record_id) SELECT $2::int WHERE EXISTS (SELECT FROM settled) ON CONFLICT DO NOTHING`,
    [DECIDED, ALL_PROFILES],
  );
};
