import type { BuiltRow } from '../../../ingest/built-row.ts';
import type { Mapping } from '../../../ingest/mapping.ts';
import { rowBuilder } from '../../../ingest/row-builder.ts';
import type { Traits } from '../../../standardize/fields.ts';
import { createTraitsDescriber, type TraitsText } from './describe-traits.ts';
import type { ConsentFact, EventFact, PersonFact, SpendFact } from './facts.ts';
import type { RowFacts } from './read-batches.ts';
import { deterministicId, timedUuid, uuidOf } from './row-hash.ts';

/** What the facts of a row depend on besides its cells. */
export interface RowFactsOptions {
  readonly importId: number;
  readonly sourceId: number;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  /** Time of everything without a time of its own. */
  readonly importTime: Date;
}

const personOf = (built: BuiltRow, importTime: Date, importedAt: string, toText: (traits: Traits) => TraitsText): PersonFact | null => {
  if (built.sourceKey === null) return null;
  const time = built.asOf === undefined || built.asOf === importedAt ? Number.NaN : Date.parse(built.asOf);
  const timed = !Number.isNaN(time);
  const { text, hash } = toText(built.traits);
  return {
    key: built.sourceKey,
    traits: built.traits,
    traitsText: text,
    issues: built.issues,
    contentHash: hash,
    asOf: timed ? time : importTime.getTime(),
    timed,
  };
};

const eventOf = (built: BuiltRow, number: Buffer): EventFact | null => {
  if (!built.event) return null;
  const { type, occurredAt, props } = built.event;
  const at = Date.parse(occurredAt);
  return { id: timedUuid(at, number), type, at, props };
};

/** Statements without a time belong to their import: said again after a change of mind they are news. */
const consentsOf = (built: BuiltRow, { importId, importTime, sourceId }: RowFactsOptions): ConsentFact[] =>
  (built.consents ?? []).map(({ purpose, channel, granted, occurredAt, proof }) => ({
    id: deterministicId(sourceId, 'consent', built.sourceKey ?? '', purpose, channel, String(granted), occurredAt ?? importId),
    purpose,
    channel,
    granted,
    at: occurredAt === undefined ? importTime.getTime() : Date.parse(occurredAt),
    timed: occurredAt !== undefined,
    proof,
  }));

const spendOf = (built: BuiltRow, number: Buffer): SpendFact | null => {
  if (!built.spend) return null;
  const { impressions, clicks, ...spend } = built.spend;
  return { ...spend, id: uuidOf(number), impressions: impressions ?? null, clicks: clicks ?? null };
};

/** Kinds of files whose rows have numbers of their own. */
const NUMBERED: ReadonlySet<string> = new Set(['events', 'leads', 'survey', 'spend']);

/** Compiles an import into a function from records to facts. Remembers repeated values; make one per run. */
export const createRowFacts = (options: RowFactsOptions): RowFacts => {
  const { importTime, mapping, sourceId } = options;
  const importedAt = importTime.toISOString();
  const build = rowBuilder(mapping, options.header, { importedAt, sourceId });
  const toText = createTraitsDescriber();
  const toRow: RowFacts['toRow'] = ({ cells, raw, row }, fileNo, number) => {
    const result = build(cells);
    if (!result.ok) return { ok: false, fileNo, rowNo: row, raw, reasons: result.error };
    const built = result.value;
    const event = eventOf(built, number);
    return {
      ok: true,
      fileNo,
      rowNo: row,
      raw,
      person: personOf(built, importTime, importedAt, toText),
      events: event ? [event] : [],
      consents: consentsOf(built, options),
      spend: spendOf(built, number),
      issues: built.issues,
    };
  };
  return { salt: NUMBERED.has(mapping.kind) ? `${sourceId} ${mapping.kind} ` : null, toRow };
};
