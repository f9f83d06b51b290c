import type { BuiltRow } from '../../../ingest/built-row.ts';
import type { Mapping } from '../../../ingest/mapping.ts';
import { rowBuilder } from '../../../ingest/row-builder.ts';
import type { ConsentFact, EventFact, PersonFact, SpendFact } from './facts.ts';
import { hashTraits } from './hash-traits.ts';
import type { RowFacts } from './read-batches.ts';
import { deterministicId } from './row-hash.ts';

/** What the facts of a row depend on besides its cells. */
export interface RowFactsOptions {
  readonly importId: number;
  readonly sourceId: number;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  /** Time of everything without a time of its own. */
  readonly importTime: Date;
}

/** Tells equal rows of a file apart and the same row of the same file again: its content and how often it stood there before. */
type RowNumber = (name: string) => string;

const personOf = (built: BuiltRow, importTime: Date, importedAt: string): PersonFact | null => {
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

const eventOf = (built: BuiltRow, number: RowNumber): EventFact | null => {
  if (!built.event) return null;
  const { type, occurredAt, props } = built.event;
  return { id: number('event'), type, at: Date.parse(occurredAt), props };
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

const spendOf = (built: BuiltRow, number: RowNumber): SpendFact | null => {
  if (!built.spend) return null;
  const { impressions, clicks, ...spend } = built.spend;
  return { ...spend, id: number('spend'), impressions: impressions ?? null, clicks: clicks ?? null };
};

/** Compiles an import into a function from records to facts. Remembers repeated values; make one per run. */
export const createRowFacts = (options: RowFactsOptions): RowFacts => {
  const { importTime, mapping, sourceId } = options;
  const importedAt = importTime.toISOString();
  const build = rowBuilder(mapping, options.header, { importedAt, sourceId });
  return ({ cells, raw, row }, fileNo, occurrence) => {
    const result = build(cells);
    if (!result.ok) return { ok: false, fileNo, rowNo: row, raw, reasons: result.error };
    const built = result.value;
    const number: RowNumber = (name) => deterministicId(sourceId, mapping.kind, name, occurrence, cells.join('\u001f'));
    const event = eventOf(built, number);
    return {
      ok: true,
      fileNo,
      rowNo: row,
      cells,
      person: personOf(built, importTime, importedAt),
      events: event ? [event] : [],
      consents: consentsOf(built, options),
      spend: spendOf(built, number),
      issues: built.issues,
    };
  };
};
