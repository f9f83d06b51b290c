import {
  aggregateOf,
  decidingEvents,
  type EventWorld,
  isLeadFact,
  leadFacts,
  matchingEvents,
  numberOf,
  type PersonEvent,
} from '../../segments/evaluate-events.ts';
import { longestWay } from '../../segments/evaluate-sequence.ts';
import { rankedEvents, rankValue } from '../../segments/evaluate-top.ts';
import type { Aggregate, Condition, Rank } from '../../segments/rule.ts';
import type { Actual } from '../../segments/views.ts';
import { type ExplainWorld, eventsBehind, type Found } from './explain-world.ts';
import type { LoadedEvent, LoadedPerson } from './load-person.ts';

const isoTime = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const lastTime = (events: readonly PersonEvent[]): string | null =>
  isoTime(events.reduce<number | null>((max, event) => (max === null || event.at > max ? event.at : max), null));

const eventsFound = (events: readonly LoadedEvent[], world: ExplainWorld): Found => ({
  actual: { kind: 'events', count: events.length, lastAt: lastTime(events) },
  behind: eventsBehind(events, world),
});

/** The events that give an aggregate its value: those with the property, for the least and the greatest the ones that hold it. */
const holders = (
  { fn, of, value }: { readonly fn: Aggregate; readonly of: string; readonly value: number | null },
  events: readonly LoadedEvent[],
  world: EventWorld,
): readonly LoadedEvent[] => {
  if (fn === 'min' || fn === 'max') return events.filter((event) => numberOf(event, of) === value);
  return events.filter((event) => aggregateOf(fn, of, [event], world) !== null);
};

const totalFound = (fn: Aggregate, of: string, events: readonly LoadedEvent[], world: ExplainWorld): Found => {
  const value = aggregateOf(fn, of, events, world);
  const from = value === null ? [] : holders({ fn, of, value }, events, world);
  // How many different values there are tells none of them.
  const shown = value === null || fn === 'distinct' ? value : world.view.number(`prop:${of}`, value);
  const actual: Actual = { kind: 'total', value: shown, count: from.length, lastAt: lastTime(from) };
  return { actual, behind: eventsBehind(from, world) };
};

/** What an event condition looks at: how many events, the total of a property, or the moment of the first or last one. */
export const eventFound = (condition: Extract<Condition, { kind: 'event' }>, { events }: LoadedPerson, world: ExplainWorld): Found => {
  const { measure } = condition;
  const wanted = new Set(matchingEvents(condition, events, world));
  const found = events.filter((event) => wanted.has(event));
  switch (measure.kind) {
    case 'count':
      return eventsFound(found, world);
    case 'aggregate':
      return totalFound(measure.fn, measure.of, found, world);
    default: {
      const deciding = new Set<PersonEvent>(decidingEvents(measure, found, world));
      const shown = found.filter((event) => deciding.has(event));
      const actual: Actual = { kind: 'moment', at: isoTime(shown[0]?.at ?? null), count: found.length };
      return { actual, behind: eventsBehind(shown, world) };
    }
  }
};

/** How far somebody got in a sequence: the events of one way through its steps, oldest first. */
export const sequenceFound = (
  condition: Extract<Condition, { kind: 'sequence' }>,
  { events }: LoadedPerson,
  world: ExplainWorld,
): Found => {
  const way = new Set(longestWay(condition, events.toReversed(), world));
  return eventsFound(events.filter((event) => way.has(event)).toReversed(), world);
};

/** What somebody is ranked by, from events. */
export const rankFound = (by: Extract<Rank, { type: string }>, { person, events }: LoadedPerson, world: ExplainWorld): Found => {
  const ranked = new Set<PersonEvent>(rankedEvents(by, events, world));
  const found = events.filter((event) => ranked.has(event));
  if (by.fn !== 'count' && by.of !== undefined) return totalFound(by.fn, by.of, found, world);
  const value = rankValue(by, person, events, world.catalog, world);
  return { actual: { kind: 'total', value, count: found.length, lastAt: lastTime(found) }, behind: eventsBehind(found, world) };
};

/** The leads of somebody: stage, channel and campaign of each. */
export const leadFound = ({ events }: LoadedPerson, world: ExplainWorld): Found => {
  const facts = events.filter(isLeadFact);
  const leads = leadFacts(facts).map(({ stages, channel, campaign }) =>
    [...stages, world.view.show('prop:channel', channel), world.view.show('prop:campaign', campaign)].join(' · '),
  );
  return { actual: { kind: 'values', values: leads }, behind: eventsBehind(facts, world) };
};
