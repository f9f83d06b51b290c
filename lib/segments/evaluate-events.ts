import { dayNumber, daysToMs, startOfDay } from './days.ts';
import { passesNumber, passesTest, type Value } from './evaluate-test.ts';
import type { Condition, Measure, PropertyFilter, Window } from './rule.ts';
import { isNumberTest } from './value-tests.ts';

/** One event of a person, in memory. */
export interface PersonEvent {
  readonly type: string;
  /** Milliseconds. */
  readonly at: number;
  readonly amount: number | null;
  readonly quantity: number | null;
  readonly currency: string;
  readonly text: Readonly<Record<string, string>>;
  readonly number: Readonly<Record<string, number>>;
}

const within = (at: number, window: Window, now: number): boolean => {
  switch (window.kind) {
    case 'ever':
      return true;
    case 'last':
      return at >= now - daysToMs(window.days) && at <= now;
    case 'more_than':
      return at < now - daysToMs(window.days);
    case 'between':
      return at >= startOfDay(dayNumber(window.from)) && at < startOfDay(dayNumber(window.to) + 1);
  }
};

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

const numberOf = (event: PersonEvent, property: string): number | null => {
  if (property === 'amount') return event.amount;
  if (property === 'quantity') return event.quantity;
  return own(event.number, property) ?? null;
};

/** Text wins where a property is both; a property that never is a text is asked as a number. */
const propertyValue = (event: PersonEvent, filter: PropertyFilter, textKeys: ReadonlySet<string>): Value => {
  const { property, test } = filter;
  const isText = property === 'currency' || textKeys.has(property);
  if (isNumberTest(test) || !isText) return { number: numberOf(event, property) };
  const text = property === 'currency' ? event.currency : (own(event.text, property) ?? '');
  return { texts: text === '' ? [] : [text] };
};

const aggregate = (fn: 'sum' | 'avg' | 'min' | 'max', numbers: readonly number[]): number => {
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (fn === 'sum') return sum;
  if (fn === 'avg') return sum / numbers.length;
  return fn === 'min' ? Math.min(...numbers) : Math.max(...numbers);
};

const passesCount = (found: number, measure: Extract<Measure, { kind: 'count' }>): boolean => {
  if (measure.op === 'at_least') return found >= measure.n;
  return measure.op === 'at_most' ? found <= measure.n : found === measure.n;
};

/** The events an event condition looks at: of its type, passing its filters, and in its window (for first and last: of all time). */
export const matchingEvents = (
  condition: Extract<Condition, { kind: 'event' }>,
  events: readonly PersonEvent[],
  textKeys: ReadonlySet<string>,
  now: number,
): readonly PersonEvent[] => {
  const ofAllTime = condition.measure.kind === 'first' || condition.measure.kind === 'last';
  return events.filter(
    (event) =>
      event.type === condition.type &&
      (ofAllTime || within(event.at, condition.window, now)) &&
      condition.where.every((filter) => passesTest(propertyValue(event, filter, textKeys), filter.test, now)),
  );
};

/** In-memory meaning of an event condition, without its `did`. `textKeys` names the text properties of the event type. */
export const passesEvents = (
  condition: Extract<Condition, { kind: 'event' }>,
  events: readonly PersonEvent[],
  textKeys: ReadonlySet<string>,
  now: number,
): boolean => {
  const { measure, window } = condition;
  const found = matchingEvents(condition, events, textKeys, now);
  if (measure.kind !== 'count' && measure.kind !== 'aggregate') {
    if (found.length === 0) return false;
    const times = found.map((event) => event.at);
    return within(measure.kind === 'first' ? Math.min(...times) : Math.max(...times), window, now);
  }
  if (measure.kind === 'aggregate') {
    const numbers = found.map((event) => numberOf(event, measure.of)).filter((n) => n !== null);
    return numbers.length > 0 && passesNumber(aggregate(measure.fn, numbers), measure.test);
  }
  return passesCount(found.length, measure);
};

/** In-memory meaning of a lead condition, without its `has`. */
export const passesLead = (condition: Extract<Condition, { kind: 'lead' }>, events: readonly PersonEvent[]): boolean => {
  const leads = Map.groupBy(
    events.filter((event) => event.type === 'lead'),
    (event) => own(event.text, 'lead_key') ?? '',
  );
  const firstKnown = (facts: readonly PersonEvent[], fact: string): string =>
    facts
      .map((event) => ({ at: event.at, value: own(event.text, fact) ?? '' }))
      .filter((f) => f.value !== '')
      .sort((a, b) => a.at - b.at || (a.value < b.value ? -1 : 1))[0]?.value ?? '';
  return [...leads.values()].some((facts) => {
    const { stage, channels, campaigns } = condition;
    if (stage !== undefined && stage !== 'lead' && !facts.some((event) => own(event.text, 'stage') === stage)) return false;
    if (channels && !channels.includes(firstKnown(facts, 'channel'))) return false;
    return !campaigns || campaigns.includes(firstKnown(facts, 'campaign'));
  });
};
