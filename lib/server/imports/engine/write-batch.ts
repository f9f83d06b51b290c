import type pg from 'pg';
import type { BatchPlan, BatchState } from './batch-state.ts';
import { type CopyCell, copyRows } from './copy-text.ts';
import type { RowBatch } from './facts.ts';

/** Where the rows of a batch belong. */
export interface BatchTarget {
  readonly importId: number;
  readonly sourceId: number;
}

const isoTime = (ms: number): string => new Date(ms).toISOString();

/** Makes the records that do not exist yet and gives the number of every record of the batch by its key. */
const recordIds = async (client: pg.ClientBase, plan: BatchPlan, state: BatchState, sourceId: number): Promise<Map<string, number>> => {
  const ids = new Map<string, number>();
  for (const [key, record] of state.records) if (record.id !== null) ids.set(key, record.id);
  if (plan.newKeys.length === 0) return ids;
  const { rows } = await client.query<{ id: number; source_key: string }>(
    `INSERT INTO record (source_id, source_key) SELECT $1, key FROM unnest($2::text[]) WITH ORDINALITY AS k(key, n) ORDER BY n
     RETURNING id, source_key`,
    [sourceId, plan.newKeys],
  );
  for (const row of rows) ids.set(row.source_key, row.id);
  return ids;
};

function* versionCells(plan: BatchPlan, ids: ReadonlyMap<string, number>, importId: number): Generator<CopyCell[]> {
  for (const { row, person } of plan.versions)
    yield [
      ids.get(person.key) ?? null,
      importId,
      row.fileNo,
      row.rowNo,
      row.cells,
      JSON.stringify(person.traits),
      JSON.stringify(person.issues),
      `\\x${person.contentHash}`,
      isoTime(person.asOf),
    ];
}

function* eventCells(plan: BatchPlan, ids: ReadonlyMap<string, number>, { importId, sourceId }: BatchTarget): Generator<CopyCell[]> {
  for (const { row, event } of plan.events)
    yield [
      event.id,
      sourceId,
      importId,
      row.fileNo,
      row.rowNo,
      row.person ? (ids.get(row.person.key) ?? null) : null,
      event.type,
      isoTime(event.at),
      JSON.stringify(event.props),
      row.cells,
      JSON.stringify(row.issues),
    ];
}

function* consentCells(plan: BatchPlan, ids: ReadonlyMap<string, number>, { importId, sourceId }: BatchTarget): Generator<CopyCell[]> {
  for (const { row, consent } of plan.consents)
    yield [
      consent.id,
      row.person ? (ids.get(row.person.key) ?? null) : null,
      sourceId,
      importId,
      row.fileNo,
      row.rowNo,
      consent.purpose,
      consent.channel,
      consent.granted,
      isoTime(consent.at),
      JSON.stringify(consent.proof),
    ];
}

function* spendCells(plan: BatchPlan, { importId, sourceId }: BatchTarget): Generator<CopyCell[]> {
  for (const { row, spend } of plan.spend)
    yield [
      spend.id,
      sourceId,
      importId,
      row.fileNo,
      row.rowNo,
      spend.day,
      spend.campaign,
      spend.channel,
      spend.amount,
      spend.currency,
      spend.impressions,
      spend.clicks,
      row.cells,
    ];
}

function* quarantineCells(batch: RowBatch, importId: number): Generator<CopyCell[]> {
  for (const row of batch.rows)
    if (!row.ok) yield [importId, row.fileNo, row.rowNo, row.raw, JSON.stringify(row.reasons), row.reasons[0]?.code ?? 'unreadable'];
}

/**
 * Writes what was decided about a batch, in the client's open transaction. No other run writes into the source meanwhile (source lock),
 * so nothing here can collide; a collision would fail the batch, not lose a row.
 */
export const writeBatch = async (
  client: pg.PoolClient,
  batch: RowBatch,
  plan: BatchPlan,
  state: BatchState,
  target: BatchTarget,
): Promise<void> => {
  const ids = await recordIds(client, plan, state, target.sourceId);
  if (plan.replacedKeys.length > 0) {
    const replaced = plan.replacedKeys.map((key) => ids.get(key));
    await client.query('DELETE FROM record_version WHERE import_id = $1 AND record_id = ANY($2::int[])', [target.importId, replaced]);
  }
  const place = 'import_id, file_no, row_no';
  if (plan.versions.length > 0)
    await copyRows(
      client,
      `record_version (record_id, ${place}, raw, traits, issues, content_hash, as_of)`,
      versionCells(plan, ids, target.importId),
    );
  if (plan.events.length > 0)
    await copyRows(
      client,
      `event (id, source_id, ${place}, record_id, type, occurred_at, props, raw, issues)`,
      eventCells(plan, ids, target),
    );
  if (plan.consents.length > 0)
    await copyRows(
      client,
      `consent (id, record_id, source_id, ${place}, purpose, channel, granted, occurred_at, proof)`,
      consentCells(plan, ids, target),
    );
  if (plan.spend.length > 0)
    await copyRows(
      client,
      `spend (id, source_id, ${place}, day, campaign, channel, amount, currency, impressions, clicks, raw)`,
      spendCells(plan, target),
    );
  if (plan.outcomes.quarantined > 0)
    await copyRows(client, `quarantine (${place}, raw, reasons, code)`, quarantineCells(batch, target.importId));
};
