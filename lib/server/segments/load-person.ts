import type { PersonEvent } from '../../segments/evaluate-events.ts';
import type { Person } from '../../segments/evaluate-rule.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';

/** Newest events looked at when values are shown beside conditions; the verdict itself comes from the index and has no limit. */
const EVENTS_SHOWN_MAX = 5000;

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

interface EventColumns {
  type: string;
  at: number;
  amount: number | null;
  quantity: number | null;
  currency: string;
  props_text: Record<string, string>;
  props_number: Record<string, number>;
}

/** A profile of the index in memory with its newest events; null when there is none. Callers have checked the role. */
export const loadPerson = async (
  ctx: Context,
  profileId: number,
): Promise<{ readonly person: Person; readonly events: readonly PersonEvent[] } | null> => {
  const [row] = await queryRows<ProfileColumns>(
    ctx.index,
    `SELECT * EXCEPT (first_seen, last_seen), toUnixTimestamp64Milli(first_seen) AS first_ms, toUnixTimestamp64Milli(last_seen) AS last_ms
     FROM profile FINAL WHERE is_deleted = 0 AND profile_id = {id:UInt32}`,
    { id: profileId },
  );
  if (!row) return null;
  const events = await queryRows<EventColumns>(
    ctx.index,
    `SELECT type, toUnixTimestamp64Milli(occurred_at) AS at, if(isNaN(amount), NULL, amount) AS amount,
       if(isNaN(quantity), NULL, quantity) AS quantity, currency, props_text, props_number
     FROM event WHERE record_id != 0 AND (record_id = {id:UInt32} OR record_id IN
       (SELECT record_id FROM record_profile FINAL WHERE is_deleted = 0 AND profile_id = {id:UInt32}))
     ORDER BY occurred_at DESC LIMIT ${EVENTS_SHOWN_MAX}`,
    { id: profileId },
  );
  const person: Person = {
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
  };
  return {
    person,
    events: events.map((event) => ({ ...event, at: Number(event.at), text: event.props_text, number: event.props_number })),
  };
};
