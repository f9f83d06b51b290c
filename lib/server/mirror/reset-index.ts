import type pg from 'pg';
import type { Index } from '../clickhouse/client.ts';
import { ALL_PROFILES } from '../profiles/all-profiles-note.ts';
import { TRUTH_TABLES } from './truth-tables.ts';

/** Row of mirror_cursor that says a reset was begun and not finished. */
const RESET = 'reset';

/** Not `address_refused`: until the profiles are there again, nobody is to be reachable who was not. */
const INDEX_TABLES = ['record', 'record_first_seen', 'profile', 'record_profile', ...TRUTH_TABLES.map((table) => table.name)];

/** Asks for an empty index. Committed at once, so that a reset that is killed is finished by the next mirror run. */
export const beginReset = async (client: pg.ClientBase): Promise<void> => {
  await client.query(`INSERT INTO mirror_cursor (name, pending) VALUES ($1, '{}') ON CONFLICT (name) DO UPDATE SET pending = '{}'`, [
    RESET,
  ]);
};

/** Empties the index and sets the cursors back, if a reset was begun. Batches keep counting, so no token is used twice. */
export const finishReset = async (client: pg.ClientBase, index: Index): Promise<void> => {
  const { rowCount } = await client.query('SELECT 1 FROM mirror_cursor WHERE name = $1 AND pending IS NOT NULL', [RESET]);
  if (rowCount === 0) return;
  // Matching and profiles must see all records again: noted before anything is gone, and once instead of record by record.
  await client.query('INSERT INTO touched_record (record_id, stage) VALUES ($1, 0) ON CONFLICT DO NOTHING', [ALL_PROFILES]);
  for (const table of INDEX_TABLES) await index.command({ query: `TRUNCATE TABLE ${table}` });
  await index.command({ query: 'SYSTEM RELOAD DICTIONARY record_profile_map' });
  // Which profile a record belongs to is gone from the index too: only a full match writes all of it.
  await client.query('DELETE FROM match_model');
  await client.query(`UPDATE mirror_cursor SET tx = '0', row_id = '', pending = NULL, caught_up_at = NULL`);
};
