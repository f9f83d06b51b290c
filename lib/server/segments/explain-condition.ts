import { BUCKET_STEPS, bucketOf, saltSeed } from '../../segments/bucket-hash.ts';
import { type Catalog, fieldPlan } from '../../segments/catalog.ts';
import { isoOfDay } from '../../segments/days.ts';
import { type EventWorld, matchingEvents } from '../../segments/evaluate-events.ts';
import { longestWay } from '../../segments/evaluate-sequence.ts';
import { rankValue } from '../../segments/evaluate-top.ts';
import { valueOfField } from '../../segments/person.ts';
import type { Condition } from '../../segments/rule.ts';
import type { Actual, Behind, NodeExplanation } from '../../segments/views.ts';
import type { LoadedEvent, LoadedPerson, RecordColumns } from './load-person.ts';
import type { PersonalView } from './personal-view.ts';

/** Records and events shown beside an answer. */
const BEHIND_MAX = 5;

/** What an explanation is made with. */
export interface ExplainWorld extends EventWorld {
  readonly catalog: Catalog;
  readonly view: PersonalView;
}
type Found = Omit<NodeExplanation, 'passes'>;

const values = (...list: (string | number)[]): Actual => ({ kind: 'values', values: list.map(String) });

const recordBehind = (record: RecordColumns, { catalog }: ExplainWorld): Behind => ({
  kind: 'record',
  recordId: record.record_id,
  source: catalog.sources.get(record.source_id) ?? '',
  row: record.row_no,
});

const recordsBehind = (records: readonly RecordColumns[], world: ExplainWorld): Behind[] =>
  records.slice(0, BEHIND_MAX).map((record) => recordBehind(record, world));

const eventsBehind = (events: readonly LoadedEvent[], { catalog }: ExplainWorld): Behind[] =>
  events.slice(0, BEHIND_MAX).map((event) => ({
    kind: 'event',
    eventId: event.id,
    at: new Date(event.at).toISOString(),
    type: event.type,
    source: catalog.sources.get(event.sourceId) ?? '',
    row: event.row,
  }));

const eventsFound = (events: readonly LoadedEvent[], shown: readonly LoadedEvent[], world: ExplainWorld): Found => {
  const last = events.reduce<number | null>((max, event) => (max === null || event.at > max ? event.at : max), null);
  const actual: Actual = { kind: 'events', count: events.length, lastAt: last === null ? null : new Date(last).toISOString() };
  return { actual, behind: eventsBehind(shown, world) };
};

/** The texts of a field in a record, as far as it has some. */
const textsOfRecord = (record: RecordColumns, field: string, catalog: Catalog): readonly string[] => {
  const plan = fieldPlan(catalog, field);
  if (!plan) return [];
  if (plan.storage === 'custom_text') return record.custom_text[plan.column] ?? [];
  if (plan.storage === 'custom_number') return plan.column in record.custom_number ? [String(record.custom_number[plan.column])] : [];
  if (plan.column === 'email' || plan.column === 'phone') return record[plan.column];
  const text = record[plan.column];
  return typeof text === 'string' && text !== '' ? [text] : [];
};

const traitFound = (field: string, loaded: LoadedPerson, world: ExplainWorld): Found => {
  const { catalog, view } = world;
  const value = valueOfField(loaded.person, field, catalog, world.zone);
  const number = 'number' in value ? value.number : 'day' in value ? value.day : null;
  const day = 'day' in value && value.day !== null ? [isoOfDay(value.day)] : null;
  const texts = 'texts' in value ? value.texts : (day ?? (number === null ? [] : [String(number)]));
  const kept = new Set([...texts, ...(number === null ? [] : [String(number)])].map((text) => text.toLowerCase()));
  const origin = loaded.records.filter((record) => textsOfRecord(record, field, catalog).some((text) => kept.has(text.toLowerCase())));
  const shown = texts.map((text) => view.show(field, text));
  return { actual: values(...shown), behind: recordsBehind(origin, world) };
};

const consentFound = (condition: Extract<Condition, { kind: 'consent' }>, loaded: LoadedPerson, world: ExplainWorld): Found => {
  const { purpose, channel } = condition;
  const key = `${purpose}:${channel}`;
  const { person, records, consents } = loaded;
  const status = person.refused.includes(key) ? 'refused' : person.granted.includes(key) ? 'granted' : 'unknown';
  const said = consents.filter((c) => c.purpose === purpose && c.channel === channel && Boolean(c.granted) === (status === 'granted'));
  const by = new Set(said.map((c) => c.record_id));
  return {
    actual: { kind: 'consent', status },
    behind: recordsBehind(
      records.filter((record) => by.has(record.record_id)),
      world,
    ),
  };
};

/** Events of one type are what an event condition filters, the first or last one deciding where it asks for that. */
const eventFound = (condition: Extract<Condition, { kind: 'event' }>, loaded: LoadedPerson, world: ExplainWorld): Found => {
  const wanted = new Set(matchingEvents(condition, loaded.events, world));
  const found = loaded.events.filter((event) => wanted.has(event));
  return eventsFound(found, condition.measure.kind === 'first' ? found.toReversed() : found, world);
};

/** What a person has where a condition looks, and the records or events that this comes from. */
export const explainCondition = (condition: Condition, loaded: LoadedPerson, world: ExplainWorld): Found => {
  const { person, records, events } = loaded;
  switch (condition.kind) {
    case 'trait':
      return traitFound(condition.field, loaded, world);
    case 'event':
      return eventFound(condition, loaded, world);
    case 'sequence': {
      const way = new Set(longestWay(condition, events.toReversed(), world));
      const found = events.filter((event) => way.has(event)).toReversed();
      return eventsFound(found, found, world);
    }
    case 'top': {
      const value = rankValue(condition.by, person, events, world.catalog, world);
      if ('field' in condition.by && condition.by.field !== 'record_count') return traitFound(condition.by.field, loaded, world);
      return { actual: values(...(value === null ? [] : [value])), behind: [] };
    }
    case 'lead': {
      const facts = events.filter((event) => event.type === 'lead');
      return eventsFound(facts, facts, world);
    }
    case 'consent':
      return consentFound(condition, loaded, world);
    case 'source': {
      const own = records.filter((record) => record.source_id === condition.source);
      const names = new Set(person.sourceIds.map((id) => world.catalog.sources.get(id) ?? String(id)));
      return { actual: values(...names), behind: recordsBehind(own, world) };
    }
    case 'record_count':
      return { actual: values(person.recordCount), behind: recordsBehind(records, world) };
    case 'bucket':
      return { actual: values((bucketOf(person.profileId, saltSeed(condition.salt)) * 100) / BUCKET_STEPS), behind: [] };
    case 'segment':
      return { actual: null, behind: [] };
  }
};
