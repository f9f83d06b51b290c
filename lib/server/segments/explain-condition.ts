import { BUCKET_STEPS, bucketOf, saltSeed } from '../../segments/bucket-hash.ts';
import { type Catalog, fieldPlan } from '../../segments/catalog.ts';
import { isoOfDay } from '../../segments/days.ts';
import { valueOfField } from '../../segments/person.ts';
import type { Condition } from '../../segments/rule.ts';
import { eventFound, leadFound, rankFound, sequenceFound } from './explain-events.ts';
import { type ExplainWorld, eventsBehind, type Found, recordsBehind, values } from './explain-world.ts';
import type { LoadedPerson, RecordColumns } from './load-person.ts';

/** What a name that is shown is made of. */
const NAME_PARTS = ['full_name', 'given_name', 'family_name', 'email', 'phone', 'external_id'] as const;

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

/** The records whose names, or what stands for a name, occur in the name that is shown. */
const namedAs = (name: string, records: readonly RecordColumns[], catalog: Catalog): readonly RecordColumns[] => {
  const folded = name.toLowerCase();
  const isIn = (text: string): boolean => folded.includes(text.toLowerCase());
  return records.filter((record) => NAME_PARTS.some((part) => textsOfRecord(record, part, catalog).some(isIn)));
};

/** First or last sight of a person: the event of that moment, else the records that came then. */
const seenFound = (at: number, { records, events }: LoadedPerson, world: ExplainWorld): Found['behind'] => {
  const found = events.filter((event) => event.at === at);
  if (found.length > 0) return eventsBehind(found, world);
  const came = records.filter((record) => Date.parse(`${String(record.as_of).replace(' ', 'T')}Z`) === at);
  // A first sight may lie in a version of a record that was followed by others: then it is one of them.
  return recordsBehind(came.length > 0 ? came : records, world);
};

const behindTrait = (field: string, texts: readonly string[], loaded: LoadedPerson, world: ExplainWorld): Found['behind'] => {
  const { person, records } = loaded;
  if (field === 'first_seen') return seenFound(person.firstSeen, loaded, world);
  if (field === 'last_seen') return seenFound(person.lastSeen, loaded, world);
  if (field === 'display_name') return recordsBehind(namedAs(texts[0] ?? '', records, world.catalog), world);
  const kept = new Set(texts.map((text) => text.toLowerCase()));
  const hasOne = (record: RecordColumns): boolean =>
    textsOfRecord(record, field, world.catalog).some((text) => kept.has(text.toLowerCase()));
  return recordsBehind(records.filter(hasOne), world);
};

const traitFound = (field: string, loaded: LoadedPerson, world: ExplainWorld): Found => {
  const { catalog, view } = world;
  const value = valueOfField(loaded.person, field, catalog, world.zone);
  const number = 'number' in value ? value.number : 'day' in value ? value.day : null;
  const day = 'day' in value && value.day !== null ? [isoOfDay(value.day)] : null;
  const texts = 'texts' in value ? value.texts : (day ?? (number === null ? [] : [String(number)]));
  const shown = texts.map((text) => view.show(field, text));
  return { actual: values(...shown), behind: behindTrait(field, [...texts, ...(number === null ? [] : [String(number)])], loaded, world) };
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

const sourceFound = (source: number, { person, records }: LoadedPerson, world: ExplainWorld): Found => {
  const names = new Set(person.sourceIds.map((id) => world.catalog.sources.get(id) ?? String(id)));
  const own = records.filter((record) => record.source_id === source);
  return { actual: values(...names), behind: recordsBehind(own, world) };
};

/** A share is drawn by the number of the profile, which is that of its first record. */
const bucketFound = (salt: string, { person, records }: LoadedPerson, world: ExplainWorld): Found => ({
  actual: values((bucketOf(person.profileId, saltSeed(salt)) * 100) / BUCKET_STEPS),
  behind: recordsBehind(
    records.filter((record) => record.record_id === person.profileId),
    world,
  ),
});

/** What a person has where a condition looks, and the records or events that this comes from. `passes` is the verdict of the index. */
export const explainCondition = (condition: Condition, passes: boolean, loaded: LoadedPerson, world: ExplainWorld): Found => {
  switch (condition.kind) {
    case 'trait':
      return traitFound(condition.field, loaded, world);
    case 'event':
      return eventFound(condition, loaded, world);
    case 'sequence':
      return sequenceFound(condition, loaded, world);
    case 'top':
      if (!('field' in condition.by)) return rankFound(condition.by, loaded, world);
      if (condition.by.field !== 'record_count') return traitFound(condition.by.field, loaded, world);
      return { actual: values(loaded.person.recordCount), behind: recordsBehind(loaded.records, world) };
    case 'lead':
      return leadFound(loaded, world);
    case 'consent':
      return consentFound(condition, loaded, world);
    case 'source':
      return sourceFound(condition.source, loaded, world);
    case 'record_count':
      return { actual: values(loaded.person.recordCount), behind: recordsBehind(loaded.records, world) };
    case 'bucket':
      return bucketFound(condition.salt, loaded, world);
    case 'segment':
      return { actual: { kind: 'member', isMember: passes === condition.member }, behind: [] };
  }
};
