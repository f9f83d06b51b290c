import type { PersonEvent } from '../../segments/evaluate-events.ts';
import type { Person } from '../../segments/person.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';

/** Newest events looked at when values are shown beside conditions; the verdict itself comes from the index and has no limit. */
const EVENTS_SHOWN_MAX = 50_000;

type ProfileColumns = Record<string, string> & {
  email: string[];
  phone: string[];
  custom_text: Record<string, string[]>;
  custom_number: Record<string, number>;
  source_ids: number[];
  record_count: number;
  consent_granted: string[];
  consent_refused: string[];
  first_ms: number;
  last_ms: number;
};

/** A record of a person as the index keeps it. */
export type RecordColumns = Record<string, string> & {
  record_id: number;
  source_id: number;
  row_no: number;
  email: string[];
  phone: string[];
  custom_text: Record<string, string[]>;
  custom_number: Record<string, number>;
};

/** A statement about consent. */
export interface ConsentColumns {
  readonly record_id: number;
  readonly purpose: string;
  readonly channel: string;
  readonly granted: number;
}

interface EventColumns {
  id: string;
  type: string;
  at: number;
  source_id: number;
  row_no: number;
  amount: number | null;
  quantity: number | null;
  currency: string;
  props_text: Record<string, string>;
  props_number: Record<string, number>;
}

/** An event with the place it came from. */
export interface LoadedEvent extends PersonEvent {
  readonly sourceId: number;
  readonly row: number;
}

/** A profile of the index in memory, with everything its values come from. */
export interface LoadedPerson {
  readonly person: Person;
  readonly records: readonly RecordColumns[];
  /** Newest first. */
  readonly events: readonly LoadedEvent[];
  /** Newest first. */
  readonly consents: readonly ConsentColumns[];
}

const personOf = (profileId: number, row: ProfileColumns): Person => ({
  profileId,
  text: row,
  email: row.email,
  phone: row.phone,
  customText: row.custom_text,
  customNumber: row.custom_number,
  sourceIds: row.source_ids,
  recordCount: row.record_count,
  granted: row.consent_granted,
  refused: row.consent_refused,
  firstSeen: Number(row.first_ms),
  lastSeen: Number(row.last_ms),
});

/** Numbers of the records of a profile. Callers have checked the role. */
export const recordIdsOf = async (ctx: Context, profileId: number): Promise<number[]> => {
  const rows = await queryRows<{ id: number }>(
    ctx.index,
    'SELECT record_id AS id FROM record_profile FINAL WHERE is_deleted = 0 AND profile_id = {id:UInt32} ORDER BY id',
    { id: profileId },
  );
  return [...new Set([profileId, ...rows.map((row) => row.id)])];
};

/**
 * A profile of the index in memory, with its records, consents, and newest events: those of `types` and of the moments when it was first
 * and last seen. Null when there is none. Callers have checked the role.
 */
export const loadPerson = async (
  ctx: Context,
  profileId: number,
  recordIds: readonly number[],
  types: readonly string[],
): Promise<LoadedPerson | null> => {
  const ids = { id: profileId, ids: recordIds, types };
  const [[row], records, events, consents] = await Promise.all([
    queryRows<ProfileColumns>(
      ctx.index,
      `SELECT * EXCEPT (first_seen, last_seen), toUnixTimestamp64Milli(first_seen) AS first_ms, toUnixTimestamp64Milli(last_seen) AS last_ms
       FROM profile FINAL WHERE is_deleted = 0 AND profile_id = {id:UInt32}`,
      ids,
    ),
    queryRows<RecordColumns>(
      ctx.index,
      'SELECT * FROM record FINAL WHERE is_deleted = 0 AND record_id IN ({ids:Array(UInt32)}) ORDER BY as_of DESC, record_id',
      ids,
    ),
    queryRows<EventColumns>(
      ctx.index,
      `SELECT toString(event_id) AS id, type, toUnixTimestamp64Milli(occurred_at) AS at, source_id, row_no,
         if(isNaN(amount), NULL, amount) AS amount, if(isNaN(quantity), NULL, quantity) AS quantity, currency, props_text, props_number
       FROM event WHERE record_id != 0 AND record_id IN ({ids:Array(UInt32)}) AND (type IN ({types:Array(String)}) OR occurred_at IN
         (SELECT arrayJoin([first_seen, last_seen]) FROM profile FINAL WHERE is_deleted = 0 AND profile_id = {id:UInt32})) ORDER BY occurred_at DESC LIMIT ${EVENTS_SHOWN_MAX}`,
      ids,
    ),
    queryRows<ConsentColumns>(
      ctx.index,
      'SELECT record_id, purpose, channel, granted FROM consent WHERE record_id IN ({ids:Array(UInt32)}) ORDER BY occurred_at DESC',
      ids,
    ),
  ]);
  if (!row) return null;
  return {
    person: personOf(profileId, row),
    records,
    events: events.map((event) => ({
      ...event,
      at: Number(event.at),
      text: event.props_text,
      number: event.props_number,
      sourceId: event.source_id,
      row: event.row_no,
    })),
    consents,
  };
};
