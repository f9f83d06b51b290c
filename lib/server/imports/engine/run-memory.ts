import type { BatchPlan, BatchState } from './batch-state.ts';
import type { GoodRow, RowBatch } from './facts.ts';
import { HashTable } from './hash-table.ts';
import { hash16 } from './row-hash.ts';

const idBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

const idsOf = (row: GoodRow): string[] => [
  ...row.events.map((event) => event.id),
  ...row.consents.map((consent) => consent.id),
  ...(row.spend ? [row.spend.id] : []),
];

/**
 * What a dry run would have written so far, in a few bytes a row: laid over the stored state of each batch, it makes a run
 * without writing count like one that writes.
 */
export class RunMemory {
  private readonly changed = new HashTable();
  private readonly said = new HashTable();
  private readonly ids = new HashTable();
  private readonly importId: number;

  constructor(importId: number) {
    this.importId = importId;
  }

  /** How many records the run would have changed or made. */
  get recordCount(): number {
    return this.changed.size;
  }

  /** Adds to `state` what earlier batches would have written. */
  overlay(batch: RowBatch, state: BatchState): void {
    for (const row of batch.rows) {
      if (!row.ok) continue;
      for (const id of idsOf(row)) if (this.ids.get(idBytes(id)) > 0) state.known.add(id);
      if (row.person && this.changed.get(hash16(row.person.key)) > 0) this.overlayRecord(row.person.key, row.person.contentHash, state);
    }
  }

  /** Notes what a batch would have written. */
  note(plan: BatchPlan): void {
    for (const { person } of plan.versions) {
      this.changed.set(hash16(person.key), 1);
      this.said.set(hash16(`${person.key}\n${person.contentHash}`), 1);
    }
    for (const { event } of plan.events) this.ids.set(idBytes(event.id), 1);
    for (const { consent } of plan.consents) this.ids.set(idBytes(consent.id), 1);
    for (const { spend } of plan.spend) this.ids.set(idBytes(spend.id), 1);
  }

  /** Of a record changed in this run only the contents are known: a later time of it is taken as already said. */
  private overlayRecord(key: string, contentHash: string, state: BatchState): void {
    const record = state.records.get(key);
    const before = record?.current?.importId === this.importId ? record.current.said : new Set<string>();
    const said = this.said.get(hash16(`${key}\n${contentHash}`)) > 0 ? new Set(before).add(contentHash) : before;
    const current = { importId: this.importId, asOf: Number.POSITIVE_INFINITY, traits: {}, said };
    state.records.set(key, { id: record?.id ?? null, current });
  }
}
