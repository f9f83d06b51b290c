import type pg from 'pg';
import { STALE } from '../identity/match-model.ts';
import { ALL_PROFILES } from '../profiles/all-profiles-note.ts';

const TAKE = `WITH noted AS (DELETE FROM touched_record WHERE stage = 0 RETURNING record_id),
    stale AS (UPDATE match_model SET changed = ${STALE} WHERE EXISTS (SELECT 1 FROM noted WHERE record_id = ${ALL_PROFILES}))
  INSERT INTO touched_record (record_id, stage) SELECT record_id, 1 FROM noted ON CONFLICT DO NOTHING`;

/**
 * Takes the notes of all records that changed for one round of matching and writing profiles, and gives their numbers together with
 * those that an earlier round or a decision left unfinished. A record that changes again during the round is noted anew. The note of all
 * records calls for a full run of matching.
 */
export const takeTouchedRecords = async (pool: pg.Pool): Promise<number[]> => {
  await pool.query(TAKE);
  const { rows } = await pool.query<{ id: number }>('SELECT DISTINCT record_id AS id FROM touched_record WHERE stage >= 1');
  return rows.map((row) => row.id);
};
