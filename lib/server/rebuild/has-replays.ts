import type pg from 'pg';

/** An import that was begun before an undo of its source, and is to be read again because of it. */
const REPLAYS = `SELECT EXISTS (
    SELECT 1 FROM import replay JOIN import undone ON undone.source_id = replay.source_id
    WHERE replay.status IN ('queued', 'running') AND undone.status = 'undone' AND replay.started_at < undone.undone_at) AS waits`;

/** True while imports that an undo set back have not been read again: what is stored lacks what they say, a refusal perhaps. */
export const hasReplays = async (pool: pg.Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ waits: boolean }>(REPLAYS);
  return rows[0]?.waits ?? false;
};
