import fc from 'fast-check';
import type { PersonEvent } from '../evaluate-events.ts';
import type { Everybody, Person } from '../person.ts';
import { eventArbitrary, personArbitrary } from './arbitraries.ts';

/** A small generated company: people, and events keyed by the records they were merged from. */
export interface World extends Everybody {
  /** Rows for the tables of the index. */
  readonly rows: {
    readonly record: readonly object[];
    readonly profile: readonly object[];
    readonly record_profile: readonly object[];
    readonly event: readonly object[];
  };
}

const time = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');

const profileRow = (person: Person, seq: number): object => ({
  profile_id: person.profileId,
  display_name: `Person ${person.profileId}`,
  ...person.text,
  email: person.email,
  phone: person.phone,
  custom_text: person.customText,
  custom_number: person.customNumber,
  source_ids: person.sourceIds,
  record_count: person.recordCount,
  consent_granted: person.granted,
  consent_refused: person.refused,
  first_seen: time(person.firstSeen),
  last_seen: time(person.lastSeen),
  seq,
  is_deleted: 0,
});

/** The first record of a person, which all values come from. */
const recordRow = (person: Person): object => ({
  record_id: person.profileId,
  source_id: 1,
  import_id: 1,
  file_no: 1,
  row_no: person.profileId + 1000,
  ...person.text,
  email: person.email,
  phone: person.phone,
  custom_text: person.customText,
  custom_number: person.customNumber,
  as_of: time(person.lastSeen),
  seq: 1,
  is_deleted: 0,
});

const eventId = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const eventRow = (event: PersonEvent, record: number, index: number): object => ({
  event_id: event.id,
  record_id: record,
  source_id: 1,
  import_id: 1,
  row_no: index,
  type: event.type,
  occurred_at: time(event.at),
  amount: event.amount ?? 'nan',
  quantity: event.quantity ?? 'nan',
  currency: event.currency,
  props_text: event.text,
  props_number: event.number,
});

/**
 * `size` people of two records each (2n-1, and 2n which belongs to 2n-1 through the map), with events on both, events of nobody,
 * older rows that must not count and a removed person who would match much.
 */
export const makeWorld = (size: number, events: number, seed: number): World => {
  const people = fc.sample(personArbitrary, { seed, numRuns: size }).map((person, i) => ({ ...person, profileId: 2 * i + 1 }));
  const drawn = fc
    .sample(fc.tuple(eventArbitrary, fc.integer({ min: 0, max: 2 * size })), { seed: seed + 1, numRuns: events })
    .map(([event, record], i): [PersonEvent, number] => [{ ...event, id: eventId(i) }, record]);
  const eventsOf = Map.groupBy(
    drawn.filter(([, record]) => record > 0),
    ([, record]) => (record % 2 === 0 ? record - 1 : record),
  );
  const first = people[0];
  const removed = first ? [{ ...profileRow({ ...first, profileId: 2 * size + 11 }, 1) }] : [];
  return {
    people,
    eventsOf: new Map([...eventsOf].map(([id, list]) => [id, list.map(([event]) => event)])),
    rows: {
      record: people.map(recordRow),
      profile: [
        ...people.map((person) => ({ ...profileRow(person, 1), city: 'outdated', email: [], custom_text: {} })),
        ...people.map((person) => profileRow(person, 2)),
        ...removed,
        ...removed.map((row) => ({ ...row, seq: 2, is_deleted: 1 })),
      ],
      record_profile: people.map((person) => ({ record_id: person.profileId + 1, profile_id: person.profileId, seq: 1, is_deleted: 0 })),
      event: drawn.map(([event, record], i) => eventRow(event, record, i)),
    },
  };
};
