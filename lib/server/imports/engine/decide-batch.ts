import type { Traits } from '../../../standardize/fields.ts';
import {
  type BatchPlan,
  type BatchState,
  type ConsentSlot,
  consentKey,
  type RecordState,
  saysNothingNew,
  type VersionWrite,
} from './batch-state.ts';
import type { TraitsText } from './describe-traits.ts';
import type { ConsentFact, GoodRow, PersonFact, RowBatch } from './facts.ts';
import { noOutcomes } from './facts.ts';

/** What the decision depends on besides the rows. */
export interface DecideOptions {
  readonly importId: number;
  /** Rows of a file of people say all there is to say; other rows say only what concerned the event. */
  readonly isWhole: boolean;
  readonly describe: (traits: Traits) => TraitsText;
}

type Outcome = 'created' | 'updated' | 'unchanged';

const UNKNOWN: RecordState = { id: null, current: null };

/** Decides the versions of the records of one batch. */
class VersionDecider {
  readonly newKeys: string[] = [];
  private readonly timed = new Map<string, VersionWrite>();
  private readonly untimed: VersionWrite[] = [];
  private readonly replaced = new Set<string>();
  private readonly state: BatchState;
  private readonly options: DecideOptions;

  constructor(state: BatchState, options: DecideOptions) {
    this.state = state;
    this.options = options;
  }

  get versions(): readonly VersionWrite[] {
    return [...this.untimed, ...this.timed.values()];
  }

  get replacedKeys(): readonly string[] {
    return [...this.replaced];
  }

  /** Where a row goes as far as its person is concerned. */
  decide(row: GoodRow, person: PersonFact): Outcome {
    let record = this.state.records.get(person.key);
    if (!record) {
      record = UNKNOWN;
      this.state.records.set(person.key, record);
      this.newKeys.push(person.key);
    }
    const { current } = record;
    if (!current) {
      this.write(record, row, person);
      return 'created';
    }
    if (person.timed && person.asOf <= current.asOf) return 'unchanged';
    const isKnown = current.said.has(person.contentHash) || (!this.options.isWhole && saysNothingNew(person.traits, current.traits));
    if (isKnown && !person.timed) return 'unchanged';
    // Known content at a later time still says that it holds until then: else an older row further down would overrule it.
    this.write(record, row, this.options.isWhole ? person : this.joined(person, current.traits));
    return isKnown ? 'unchanged' : 'updated';
  }

  /** What a row says about its person beside what is known already. */
  private joined(person: PersonFact, known: Traits): PersonFact {
    const traits = { ...known, ...person.traits };
    const { text, hash } = this.options.describe(traits);
    return { ...person, traits, traitsText: text, contentHash: hash };
  }

  /** Untimed content adds a version; timed content takes the place of what this import said before. */
  private write(record: RecordState, row: GoodRow, person: PersonFact): void {
    const { importId } = this.options;
    const isOwn = record.current?.importId === importId;
    const said = isOwn && !person.timed ? new Set(record.current?.said).add(person.contentHash) : new Set([person.contentHash]);
    this.state.records.set(person.key, { id: record.id, current: { importId, asOf: person.asOf, traits: person.traits, said } });
    if (!person.timed) {
      this.untimed.push({ row, person });
      return;
    }
    if (isOwn && !this.timed.has(person.key)) this.replaced.add(person.key);
    this.timed.set(person.key, { row, person });
  }
}

const isLater = (consent: ConsentFact, slot: ConsentSlot): boolean =>
  consent.at === slot.at ? slot.granted && !consent.granted : consent.at > slot.at;

/** A statement without a time is no news where neither the latest one nor the latest without a time said otherwise. */
const isNews = (state: BatchState, key: string, consent: ConsentFact): boolean => {
  if (state.known.has(consent.id)) return false;
  const name = consentKey(key, consent.purpose, consent.channel);
  const slot = state.consents.get(name);
  if (!consent.timed && slot?.granted === consent.granted && slot.state === consent.granted) return false;
  const { granted, at } = slot && !isLater(consent, slot) ? slot : consent;
  state.consents.set(name, { granted, at, state: consent.timed ? (slot?.state ?? null) : consent.granted });
  return true;
};

/** Takes what of `items` is not known yet and notes it as known. */
const takeNew = <T extends { readonly id: string }>(items: readonly T[], known: Set<string>): T[] => {
  const fresh = items.filter((item) => !known.has(item.id));
  for (const item of fresh) known.add(item.id);
  return fresh;
};

/**
 * Decides what a batch writes, against what is stored. Changes `state` so that later rows see the earlier ones.
 * A row counts as created when it brings a new event, consent, spend line or record; as updated when it changes a record.
 */
export const decideBatch = (batch: RowBatch, state: BatchState, options: DecideOptions): BatchPlan => {
  const versions = new VersionDecider(state, options);
  const events: { row: GoodRow; event: GoodRow['events'][number] }[] = [];
  const consents: { row: GoodRow; consent: ConsentFact }[] = [];
  const spend: { row: GoodRow; spend: NonNullable<GoodRow['spend']> }[] = [];
  const outcomes = noOutcomes();
  for (const row of batch.rows) {
    if (!row.ok) {
      outcomes.quarantined += 1;
      continue;
    }
    const { person } = row;
    const ofPerson = person ? versions.decide(row, person) : 'unchanged';
    const newEvents = takeNew(row.events, state.known).map((event) => ({ row, event }));
    const news = person ? row.consents.filter((consent) => isNews(state, person.key, consent)) : [];
    const newConsents = takeNew(news, state.known).map((consent) => ({ row, consent }));
    const newSpend = takeNew(row.spend ? [row.spend] : [], state.known).map((line) => ({ row, spend: line }));
    events.push(...newEvents);
    consents.push(...newConsents);
    spend.push(...newSpend);
    const isPlainPerson = options.isWhole && row.events.length === 0;
    if (isPlainPerson) outcomes[ofPerson === 'unchanged' && newConsents.length > 0 ? 'updated' : ofPerson] += 1;
    else if (newEvents.length + newConsents.length + newSpend.length > 0) outcomes.created += 1;
    else outcomes[ofPerson] += 1;
  }
  return { newKeys: versions.newKeys, versions: versions.versions, replacedKeys: versions.replacedKeys, events, consents, spend, outcomes };
};
