import { maskText } from '../../core/mask.ts';
import { roleIncludes } from '../../core/roles.ts';
import { REACHABLE } from '../../segments/people-sql.ts';
import type { PersonRow } from '../../segments/views.ts';
import type { Actor } from '../context.ts';

/** Columns of a person in a list, for `SELECT`. */
export const PERSON_COLUMNS = `profile_id AS profileId, display_name AS displayName, email, phone, city, country, record_count AS recordCount,
  toUnixTimestamp64Milli(first_seen) AS firstSeenMs, toUnixTimestamp64Milli(last_seen) AS lastSeenMs, (${REACHABLE}) AS isReachable`;

/** A row as the index gives it. */
export interface PersonColumns extends Omit<PersonRow, 'firstSeen' | 'lastSeen' | 'reachable'> {
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  readonly isReachable: number | boolean;
}

/** What the actor may see of a row: analysts get names and addresses masked. */
export const personRow = (row: PersonColumns, actor: Actor): PersonRow => {
  const open = roleIncludes(actor.role, 'marketer');
  const show = (text: string): string => (open ? text : maskText(text));
  return {
    profileId: row.profileId,
    displayName: show(row.displayName),
    email: row.email.map(show),
    phone: row.phone.map(show),
    city: row.city,
    country: row.country,
    recordCount: row.recordCount,
    firstSeen: new Date(Number(row.firstSeenMs)).toISOString(),
    lastSeen: new Date(Number(row.lastSeenMs)).toISOString(),
    reachable: Boolean(row.isReachable),
  };
};
