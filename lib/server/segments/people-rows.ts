import { maskText } from '../../core/mask.ts';
import { roleIncludes } from '../../core/roles.ts';
import { REACHABLE } from '../../segments/people-sql.ts';
import type { PersonRow, SamplePerson } from '../../segments/views.ts';
import type { Actor } from '../context.ts';

/** Columns of a person in a sample, for `SELECT`. */
export const SAMPLE_COLUMNS = `profile_id AS profileId, display_name AS displayName, email, phone, city, (${REACHABLE}) AS isReachable`;

/** Columns of a person in a list, for `SELECT`. */
export const PERSON_COLUMNS = `${SAMPLE_COLUMNS}, country, record_count AS recordCount,
  toUnixTimestamp64Milli(first_seen) AS firstSeenMs, toUnixTimestamp64Milli(last_seen) AS lastSeenMs`;

/** A row of a sample as the index gives it. */
export interface SampleColumns extends Omit<SamplePerson, 'reachable'> {
  readonly isReachable: number | boolean;
}

/** A row as the index gives it. */
export interface PersonColumns extends SampleColumns, Pick<PersonRow, 'country' | 'recordCount'> {
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
}

/** What the actor may see of a row of a sample: analysts get names and addresses masked. */
export const samplePerson = (row: SampleColumns, actor: Actor): SamplePerson => {
  const open = roleIncludes(actor.role, 'marketer');
  const show = (text: string): string => (open ? text : maskText(text));
  return {
    profileId: row.profileId,
    displayName: show(row.displayName),
    email: row.email.map(show),
    phone: row.phone.map(show),
    city: row.city,
    reachable: Boolean(row.isReachable),
  };
};

/** What the actor may see of a row, masked like a sample. */
export const personRow = (row: PersonColumns, actor: Actor): PersonRow => ({
  ...samplePerson(row, actor),
  country: row.country,
  recordCount: row.recordCount,
  firstSeen: new Date(Number(row.firstSeenMs)).toISOString(),
  lastSeen: new Date(Number(row.lastSeenMs)).toISOString(),
});
