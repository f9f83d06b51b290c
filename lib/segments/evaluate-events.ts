import { dayNumber, daysToMs, startOfDay } from './days.ts';
import { dateValue, passesNumber, passesTest, type Value } from './evaluate-test.ts';
import type { Clock } from './normalize-test.ts';
import type { Aggregate, Condition, Measure, PropertyFilter, Window } from './rule.ts';
import { isDateTest, isNumberTest, isTruthTest } from './value-tests.ts';

/** One event of a person, in memory. */
export interface PersonEvent {
  /** Settles equal times of the facts of a lead. */
  readonly id: string;
  readonly type: string;
  /** Milliseconds. */
  readonly at: number;
  readonly amount: number | null;
  readonly quantity: number | null;
  readonly currency: string;
  readonly text: Readonly<Record<string, string>>;
  readonly number: Readonly<Record<string, number>>;
}

/** Whether a moment lies in a window. */
export const within = (at: number, window: Window, { now, zone }: Clock): boolean => {
  switch (window.kind) {
    case 'ever':
      return true;
    case 'last':
      return at >= now - daysToMs(window.days) && at <= now;
    case 'more_than':
      return at < now - daysToMs(window.days);
    case 'between':
      return at >= startOfDay(dayNumber(window.from), zone) && at < startOfDay(dayNumber(window.to) + 1, zone);
  }
};

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** The number that a property of an event holds, null without one. */
export const numberOf = (event: PersonEvent, property: string): number | null => {
  if (property === 'amount') return event.amount;
  if (property === 'quantity') return event.quantity;
  return own(event.number, property) ?? null;
};

const textOf = (event: PersonEvent, property: string): string =>
  property === 'currency' ? event.currency : (own(event.text, property) ?? '');

/** What in-memory evaluation of events needs to know: the clock, and the text properties of each type. */
export interface EventWorld extends Clock {
  readonly textKeys: (type: string) => ReadonlySet<string>;
}

const isTextProperty = (property: string, type: string, world: EventWorld): boolean =>
  property === 'currency' || world.textKeys(type).has(property);

/** Text wins where a property is both; a property that never is a text is asked as a number. */
const propertyValue = (event: PersonEvent, filter: PropertyFilter, world: EventWorld): Value => {
  const { property, test } = filter;
  if (isNumberTest(test) || isTruthTest(test)) return { number: numberOf(event, property) };
  if (isDateTest(test)) return dateValue(textOf(event, property), test, world.zone);
  if (!isTextProperty(property, event.type, world)) return { number: numberOf(event, property) };
  const text = textOf(event, property);
  return { texts: text === '' ? [] : [text] };
};

/** Whether an event passes all filters. */
export const passesFilters = (event: PersonEvent, filters: readonly PropertyFilter[], world: EventWorld): boolean =>
  filters.every((filter) => passesTest(propertyValue(event, filter, world), filter.test, world));

/** An aggregate of a property over some events; null when none has it. */
export const aggregateOf = (fn: Aggregate, of: string, events: readonly PersonEvent[], world: EventWorld): number | null => {
  if (fn === 'distinct' && events.some((event) => isTextProperty(of, event.type, world))) {
    const texts = new Set(events.map((event) => textOf(event, of).toLowerCase()).filter((text) => text !== ''));
    return texts.size === 0 ? null : texts.size;
  }
  const numbers = events.map((event) => numberOf(event, of)).filter((n) => n !== null);
  if (numbers.length === 0) return null;
  const sum = numbers.reduce((a, b) => a + b, 0);
  switch (fn) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / numbers.length;
    case 'distinct':
      return new Set(numbers).size;
    default:
      return numbers.reduce((a, b) => (fn === 'min' ? Math.min(a, b) : Math.max(a, b)));
  }
};

const passesCount = (found: number, measure: Extract<Measure, { kind: 'count' }>): boolean => {
  if (measure.op === 'at_least') return found >= measure.n;
  return measure.op === 'at_most' ? found <= measure.n : found === measure.n;
};

/** The events an event condition looks at: of its type, passing its filters, and in its window (for first and last: of all time). */
export const matchingEvents = (
  condition: Extract<Condition, { kind: 'event' }>,
  events: readonly PersonEvent[],
  world: EventWorld,
): readonly PersonEvent[] => {
  const ofAllTime = condition.measure.kind === 'first' || condition.measure.kind === 'last';
  return events.filter(
    (event) =>
      event.type === condition.type &&
      (ofAllTime || within(event.at, condition.window, world)) &&
      passesFilters(event, condition.where, world),
  );
};

/** The earliest or latest time among events, of which there is at least one. */
const edgeTime = (kind: 'first' | 'last', events: readonly PersonEvent[]): number =>
  events.map((event) => event.at).reduce((a, b) => (kind === 'first' ? Math.min(a, b) : Math.max(a, b)));

/** Of the events that a condition on the first or last one looks at, those that decide: at its moment, and passing `has` where one does. */
export const decidingEvents = (
  { kind, has = [] }: Extract<Measure, { kind: 'first' | 'last' }>,
  events: readonly PersonEvent[],
  world: EventWorld,
): readonly PersonEvent[] => {
  if (events.length === 0) return [];
  const at = edgeTime(kind, events);
  const then = events.filter((event) => event.at === at);
  const passing = then.filter((event) => passesFilters(event, has, world));
  return passing.length > 0 ? passing : then;
};

/** In-memory meaning of an event condition, without its `did`. */
export const passesEvents = (
  condition: Extract<Condition, { kind: 'event' }>,
  events: readonly PersonEvent[],
  world: EventWorld,
): boolean => {
  const { measure, window } = condition;
  const found = matchingEvents(condition, events, world);
  if (measure.kind === 'count') return passesCount(found.length, measure);
  if (measure.kind === 'aggregate') {
    const value = aggregateOf(measure.fn, measure.of, found, world);
    return value !== null && passesNumber(value, measure.test);
  }
  if (found.length === 0) return false;
  const at = edgeTime(measure.kind, found);
  const { has = [] } = measure;
  return within(at, window, world) && found.some((event) => event.at === at && passesFilters(event, has, world));
};

const UNKNOWN_NAMES: readonly string[] = ['unknown', '未知'];

/** A name of a channel or campaign as the report reads it, '' when unknown. */
const leadName = (event: PersonEvent, fact: string): string => {
  const name = (own(event.text, fact) ?? '').replace(/^ +| +$/g, '').toLowerCase();
  return UNKNOWN_NAMES.includes(name) ? '' : name;
};

const firstKnown = (facts: readonly PersonEvent[], fact: 'channel' | 'campaign'): string => {
  const known = facts.filter((event) => leadName(event, fact) !== '').sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return known[0] ? leadName(known[0], fact) : 'unknown';
};

/** What the events of type `lead` say of each lead: the stages it has reached, and its first known channel and campaign, or `unknown`. */
export interface LeadFacts {
  readonly stages: ReadonlySet<string>;
  readonly channel: string;
  readonly campaign: string;
}

const leadKey = (event: PersonEvent): string => own(event.text, 'lead_key') ?? '';

/** True for an event that tells something of a lead. */
export const isLeadFact = (event: PersonEvent): boolean => event.type === 'lead' && leadKey(event) !== '';

/** The leads among some events. */
export const leadFacts = (events: readonly PersonEvent[]): readonly LeadFacts[] => {
  const leads = Map.groupBy(events.filter(isLeadFact), leadKey);
  return [...leads.values()].map((facts) => ({
    stages: new Set(facts.map((event) => own(event.text, 'stage') ?? '').filter((stage) => stage !== '')),
    channel: firstKnown(facts, 'channel'),
    campaign: firstKnown(facts, 'campaign'),
  }));
};

/** In-memory meaning of a lead condition, without its `has`. */
export const passesLead = (condition: Extract<Condition, { kind: 'lead' }>, events: readonly PersonEvent[]): boolean => {
  const among = (names: readonly string[] | undefined, known: string): boolean =>
    !names || names.some((name) => name.trim().toLowerCase() === known);
  return leadFacts(events).some(({ stages, channel, campaign }) => {
    const { stage, channels, campaigns } = condition;
    if (stage !== undefined && stage !== 'lead' && !stages.has(stage)) return false;
    return among(channels, channel) && among(campaigns, campaign);
  });
};
