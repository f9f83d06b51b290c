import type pg from 'pg';
import type { Members } from '../../identity/members.ts';
import { type CopyCell, copyRows } from '../imports/engine/copy-text.ts';
import { SUGGESTION_COLUMNS, type SuggestionRow, suggestionCells } from './suggestion-rows.ts';

const readMembers = async (client: pg.PoolClient): Promise<Map<number, number>> => {
  const { rows } = await client.query<[number, number]>({ text: 'SELECT record_id, profile_id FROM cluster_member', rowMode: 'array' });
  return new Map(rows);
};

/** What differs between the memberships stored and those found. */
interface MemberChange {
  /** Records that are in another profile than before, or were alone. */
  readonly moved: readonly (readonly [record: number, profile: number])[];
  /** Records that are alone now. */
  readonly alone: readonly number[];
  /** Profiles to write anew: of the records that move, and those they leave. */
  readonly touched: ReadonlySet<number>;
}

const compareMembers = (before: Map<number, number>, members: Members): MemberChange => {
  const moved: [number, number][] = [];
  const touched = new Set<number>();
  members.recordIds.forEach((record, i) => {
    const profile = members.profileIds[i] ?? record;
    const was = before.get(record);
    before.delete(record);
    if (was === profile) return;
    moved.push([record, profile]);
    touched.add(record);
    if (was !== undefined) touched.add(was);
  });
  for (const [record, was] of before) touched.add(record).add(was);
  return { moved, alone: [...before.keys()], touched };
};

const storeMembers = async (client: pg.PoolClient, members: Members): Promise<void> => {
  const change = compareMembers(await readMembers(client), members);
  await client.query('CREATE TEMP TABLE gone_member (record_id int) ON COMMIT DROP');
  const gone = function* (): Generator<CopyCell[]> {
    for (const id of change.alone) yield [id];
    for (const [id] of change.moved) yield [id];
  };
  if (change.alone.length + change.moved.length > 0 && (await client.query('SELECT 1 FROM cluster_member LIMIT 1')).rowCount !== 0) {
    await copyRows(client, 'gone_member (record_id)', gone());
    await client.query('DELETE FROM cluster_member m USING gone_member g WHERE g.record_id = m.record_id');
  }
  await copyRows(client, 'cluster_member (record_id, profile_id)', change.moved);
  await client.query('CREATE TEMP TABLE new_touched (record_id int) ON COMMIT DROP');
  const touched = function* (): Generator<CopyCell[]> {
    for (const id of change.touched) yield [id];
  };
  await copyRows(client, 'new_touched (record_id)', touched());
  await client.query('INSERT INTO touched_record (record_id) SELECT record_id FROM new_touched ON CONFLICT DO NOTHING');
};

const storeSuggestions = async (client: pg.PoolClient, suggestions: readonly SuggestionRow[]): Promise<void> => {
  await client.query('CREATE TEMP TABLE new_suggestion (LIKE suggestion INCLUDING DEFAULTS) ON COMMIT DROP');
  const rows = function* (): Generator<CopyCell[]> {
    for (const suggestion of suggestions) yield suggestionCells(suggestion);
  };
  await copyRows(client, `new_suggestion (${SUGGESTION_COLUMNS})`, rows());
  await client.query('DELETE FROM suggestion s WHERE NOT EXISTS (SELECT 1 FROM new_suggestion n WHERE n.id = s.id)');
  await client.query(
    `INSERT INTO suggestion SELECT * FROM new_suggestion
     ON CONFLICT (id) DO UPDATE SET profile_a = excluded.profile_a, profile_b = excluded.profile_b, score = excluded.score,
       reasons = excluded.reasons, evidence = excluded.evidence`,
  );
};

/** Replaces memberships and suggestions by those of a full run, in one transaction; writes only what differs. */
export const storeMatches = async (
  pool: pg.Pool,
  result: { readonly members: Members; readonly suggestions: readonly SuggestionRow[] },
): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await storeMembers(client, result.members);
    await storeSuggestions(client, result.suggestions);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};
