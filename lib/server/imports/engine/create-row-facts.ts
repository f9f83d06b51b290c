import type { BuiltRow } from '../../../ingest/built-row.ts';
import type { Mapping } from '../../../ingest/mapping.ts';
import { rowBuilder } from '../../../ingest/row-builder.ts';
import type { Traits } from '../../../standardize/fields.ts';
import type { ConsentFact, EventFact, PersonFact, SpendFact } from './facts.ts';
import { createTraitsHasher } from './hash-traits.ts';
import type { RowFacts } from './read-batches.ts';
import { deterministicId, uuidOf } from './row-hash.ts';

/** What the facts of a row depend on besides its cells. */
export interface RowFactsOptions {
  readonly importId: number;
  readonly sourceId: number;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  /** Time of everything without a time of its own. */
  readonly importTime: Date;
}

const personOf = (built: BuiltRow, importTime: Date, importedAt: string, hashTraits: (traits: Traits) => string): PersonFact | null => {
  if (built.sourceKey === null) return null;
  const time = built.asOf === undefined || built.asOf === importedAt ? Number.NaN : Date.parse(built.asOf);
  const timed = !Number.isNaN(time);
  return {
    key: built.sourceKey,
    traits: built.traits,
    issues: built.issues,
    contentHash: hashTraits(built.traits),
    asOf: timed ? time : importTime.getTime(),
    timed,
  };
};

const eventOf = (built: BuiltRow, id: string): EventFact | null => {
  if (!built.event) return null;
  const { type, occurredAt, props } = built.event;
  return { id, type, at: Date.parse(occurredAt), props };
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

const spendOf = (built: BuiltRow, id: string): SpendFact | null => {
  if (!built.spend) return null;
  const { impressions, clicks, ...spend } = built.spend;
  return { ...spend, id, impressions: impressions ?? null, clicks: clicks ?? null };
};

/** Compiles an import into a function from records to facts. Remembers repeated values; make one per run. */
export const createRowFacts = (options: RowFactsOptions): RowFacts => {
  const { importTime, mapping, sourceId } = options;
  const importedAt = importTime.toISOString();
  const build = rowBuilder(mapping, options.header, { importedAt, sourceId });
  const hashTraits = createTraitsHasher();
  const toRow: RowFacts['toRow'] = ({ cells, raw, row }, fileNo, number) => {
    const result = build(cells);
    if (!result.ok) return { ok: false, fileNo, rowNo: row, raw, reasons: result.error };
    const built = result.value;
    const id = uuidOf(number);
    const event = eventOf(built, id);
    return {
      ok: true,
      fileNo,
      rowNo: row,
      cells,
      person: personOf(built, importTime, importedAt, hashTraits),
      events: event ? [event] : [],
      consents: consentsOf(built, options),
      spend: spendOf(built, id),
      issues: built.issues,
    };
  };
  return { salt: `${sourceId} ${mapping.kind} `, toRow };
};
