import type { Catalog } from './catalog.ts';
import { aggregateOf, type EventWorld, type PersonEvent, passesFilters, within } from './evaluate-events.ts';
import { type Everybody, type Person, valueOfField } from './person.ts';
import type { Condition, Rank } from './rule.ts';

type Top = Extract<Condition, { kind: 'top' }>;

/** The events that people are ranked by. */
export const rankedEvents = (
  by: Extract<Rank, { type: string }>,
  events: readonly PersonEvent[],
  world: EventWorld,
): readonly PersonEvent[] =>
  events.filter((event) => event.type === by.type && within(event.at, by.window, world) && passesFilters(event, by.where, world));

/** The number a person is ranked by, null without one. A moment counts in milliseconds, a date in days. */
export const rankValue = (by: Rank, person: Person, events: readonly PersonEvent[], catalog: Catalog, world: EventWorld): number | null => {
  if (!('field' in by)) {
    const found = rankedEvents(by, events, world);
    if (by.fn === 'count' || by.of === undefined) return found.length === 0 ? null : found.length;
    return aggregateOf(by.fn, by.of, found, world);
  }
  if (by.field === 'record_count') return person.recordCount;
  if (by.field === 'first_seen') return person.firstSeen;
  if (by.field === 'last_seen') return person.lastSeen;
  const value = valueOfField(person, by.field, catalog, world.zone);
  return 'day' in value ? value.day : 'number' in value ? value.number : null;
};

const known = new WeakMap<Everybody, Map<string, ReadonlySet<number>>>();

/** Profile numbers of the first `n` by the value they are ranked by; of equal values the smaller number comes first. */
export const topPeople = (condition: Top, everybody: Everybody, catalog: Catalog, world: EventWorld): ReadonlySet<number> => {
  // The same for everybody, and asked for each of them.
  const key = JSON.stringify([condition, world.now, world.zone]);
  const kept = known.get(everybody) ?? new Map<string, ReadonlySet<number>>();
  known.set(everybody, kept);
  const before = kept.get(key);
  if (before) return before;
  const sign = condition.order === 'highest' ? -1 : 1;
  const ranked = everybody.people.flatMap((person) => {
    const value = rankValue(condition.by, person, everybody.eventsOf.get(person.profileId) ?? [], catalog, world);
    return value === null ? [] : [{ id: person.profileId, value }];
  });
  ranked.sort((a, b) => sign * (a.value - b.value) || a.id - b.id);
  const top = new Set(ranked.slice(0, condition.n).map(({ id }) => id));
  kept.set(key, top);
  return top;
};
