import { type Catalog, fieldPlan } from './catalog.ts';
import { dayNumber, dayOfTime } from './days.ts';
import type { PersonEvent } from './evaluate-events.ts';
import type { Value } from './evaluate-test.ts';

/** A profile in memory, shaped like its row in the index; names of missing values are absent. */
export interface Person {
  readonly profileId: number;
  /** Standard fields with one text. */
  readonly text: Readonly<Record<string, string>>;
  readonly email: readonly string[];
  readonly phone: readonly string[];
  readonly customText: Readonly<Record<string, readonly string[]>>;
  readonly customNumber: Readonly<Record<string, number>>;
  readonly sourceIds: readonly number[];
  readonly recordCount: number;
  readonly granted: readonly string[];
  readonly refused: readonly string[];
  /** Milliseconds. */
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** Everybody, with the events of all records of each: ranks are among all of them. */
export interface Everybody {
  readonly people: readonly Person[];
  readonly eventsOf: ReadonlyMap<number, readonly PersonEvent[]>;
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** The value of a field of a person, days as of `zone`. Throws for a field nobody knows. */
export const valueOfField = (person: Person, field: string, catalog: Pick<Catalog, 'custom'>, zone: string): Value => {
  const plan = fieldPlan(catalog, field);
  if (!plan) throw new Error(`unknown field ${field}`);
  switch (plan.storage) {
    case 'text': {
      const text = own(person.text, plan.column) ?? '';
      return { texts: text === '' ? [] : [text] };
    }
    case 'texts':
      return { texts: plan.column === 'email' ? person.email : person.phone };
    case 'iso_day': {
      const text = own(person.text, plan.column) ?? '';
      return { day: /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayNumber(text) : null };
    }
    case 'time':
      return { day: dayOfTime(plan.column === 'first_seen' ? person.firstSeen : person.lastSeen, zone) };
    case 'count':
      return { number: person.recordCount };
    case 'custom_text':
      return { texts: own(person.customText, plan.column) ?? [] };
    case 'custom_number': {
      const number = own(person.customNumber, plan.column) ?? null;
      return plan.family === 'date' ? { day: number } : { number };
    }
  }
};
