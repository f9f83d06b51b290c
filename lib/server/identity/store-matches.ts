import type pg from 'pg';
import type { Members } from '../../identity/members.ts';
import { type CopyCell, copyRows } from '../imports/engine/copy-text.ts';
import { ALL_PROFILES, isWorthAll } from '../profiles/all-profiles-note.ts';
import { storeSuggestions } from './store-suggestions.ts';
import type { SuggestionRow } from './suggestion-rows.ts';

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

/** In the order of numbers, so that the indexes grow at their end. */
const inOrder = (ids: Iterable<number>): Uint32Array => Uint32Array.from(ids).sort();

const cells = function* (ids: Uint32Array): Generator<CopyCell[]> {
  for (const id of ids) yield [id];
};

/** One note stands for all profiles where most of them have changed. */
const noteTouched = async (client: pg.PoolClient, touched: ReadonlySet<number>, records: number): Promise<void> => {
  await client.query('CREATE TEMP TABLE new_touched (record_id int) ON COMMIT DROP');
  const notes = isWorthAll(touched.size, records) ? [ALL_PROFILES] : touched;
  await copyRows(client, 'new_touched (record_id)', cells(inOrder(notes)));
  await client.query('INSERT INTO touched_record (record_id) SELECT record_id FROM new_touched ON CONFLICT DO NOTHING');
};

const storeMembers = async (client: pg.PoolClient, members: Members, records: number): Promise<void> => {
  const before = await readMembers(client);
  const isFirst = before.size === 0;
  const change = compareMembers(before, members);
  if (!isFirst) {
    await client.query('CREATE TEMP TABLE gone_member (record_id int) ON COMMIT DROP');
    await copyRows(client, 'gone_member (record_id)', cells(inOrder([...change.alone, ...change.moved.map(([record]) => record)])));
    await client.query('DELETE FROM cluster_member m USING gone_member g WHERE g.record_id = m.record_id');
  }
  await copyRows(
    client,
    'cluster_member (record_id, profile_id)',
    change.moved.toSorted(([x], [y]) => x - y),
  );
  await noteTouched(client, change.touched, records);
};

/** Replaces memberships and suggestions by those of a full run, in one transaction; writes only what differs. */
export const storeMatches = async (
  pool: pg.Pool,
  result: { readonly members: Members; readonly suggestions: readonly SuggestionRow[]; readonly records: number },
): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await storeMembers(client, result.members, result.records);
    await storeSuggestions(client, result.suggestions);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};
