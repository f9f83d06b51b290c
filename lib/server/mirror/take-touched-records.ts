import type pg from 'pg';
import { ALL_PROFILES } from '../profiles/all-profiles-note.ts';

const TAKE = `WITH noted AS (DELETE FROM touched_record WHERE stage = 0 RETURNING record_id)
  INSERT INTO touched_record (record_id, stage) SELECT record_id, 1 FROM noted ON CONFLICT DO NOTHING`;

/**
 * Takes the notes of all records that changed for one round of matching and writing profiles, and gives their numbers together with
 * those that an earlier round left unfinished. A record that changes again during the round is noted anew.
 */
export const takeTouchedRecords = async (pool: pg.Pool): Promise<number[]> => {
  await pool.query(TAKE);
  const { rows } = await pool.query<{ id: number }>('SELECT record_id AS id FROM touched_record WHERE stage = 1 AND record_id <> $1', [
    ALL_PROFILES,
  ]);
  return rows.map((row) => row.id);
};
