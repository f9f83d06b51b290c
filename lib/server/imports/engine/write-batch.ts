import type pg from 'pg';
import type { BatchPlan, BatchState } from './batch-state.ts';
import { type CopyCell, copyLines, copyRows, copyText } from './copy-text.ts';
import type { RowBatch } from './facts.ts';

/** Where the rows of a batch belong. */
export interface BatchTarget {
  readonly importId: number;
  readonly sourceId: number;
}

const isoTime = (ms: number): string => new Date(ms).toISOString();

const jsonText = (items: readonly unknown[]): string => (items.length === 0 ? '[]' : copyText(JSON.stringify(items)));

/** Text of a time for rows that mostly share it: the time of their import. */
const timeWriter = (): ((ms: number) => string) => {
  let last = Number.NaN;
  let text = '';
  return (ms) => {
    if (ms !== last) text = isoTime(ms);
    last = ms;
    return text;
  };
};

/** Numbers for records that do not exist yet. */
const takeRecordIds = async (client: pg.ClientBase, count: number): Promise<readonly number[]> => {
  const { rows } = await client.query<{ ids: number[] }>({
    name: 'take-record-ids',
    text: `SELECT array_agg(nextval('record_id_seq')::int4) AS ids FROM generate_series(1, $1::int)`,
    values: [count],
  });
  return rows[0]?.ids ?? [];
};

/** Makes the records that do not exist yet and gives the number of every record of the batch by its key. */
const recordIds = async (client: pg.PoolClient, plan: BatchPlan, state: BatchState, sourceId: number): Promise<Map<string, number>> => {
  const ids = new Map<string, number>();
  for (const [key, record] of state.records) if (record.id !== null) ids.set(key, record.id);
  if (plan.newKeys.length === 0) return ids;
  const numbers = await takeRecordIds(client, plan.newKeys.length);
  plan.newKeys.forEach((key, n) => {
    ids.set(key, numbers[n] ?? 0);
  });
  await copyLines(client, 'record (id, source_id, source_key)', recordLines(plan.newKeys, numbers, sourceId));
  return ids;
};

function* recordLines(keys: readonly string[], numbers: readonly number[], sourceId: number): Generator<string> {
  for (const [n, key] of keys.entries()) yield `${numbers[n]}\t${sourceId}\t${copyText(key)}\n`;
}

function* versionLines(plan: BatchPlan, ids: ReadonlyMap<string, number>, importId: number): Generator<string> {
  const time = timeWriter();
  for (const { row, person } of plan.versions) {
    const place = `${ids.get(person.key)}\t${importId}\t${row.fileNo}\t${row.rowNo}`;
    yield `${place}\t${copyText(row.raw)}\t${copyText(person.traitsText)}\t${jsonText(person.issues)}\t\\\\x${person.contentHash}\t${time(person.asOf)}\n`;
  }
}

function* eventLines(plan: BatchPlan, ids: ReadonlyMap<string, number>, { importId, sourceId }: BatchTarget): Generator<string> {
  const time = timeWriter();
  for (const { row, event } of plan.events) {
    const record = row.person ? ids.get(row.person.key) : '\\N';
    const place = `${event.id}\t${sourceId}\t${importId}\t${row.fileNo}\t${row.rowNo}\t${record}`;
    const said = `${copyText(event.type)}\t${time(event.at)}\t${copyText(JSON.stringify(event.props))}`;
    yield `${place}\t${said}\t${copyText(row.raw)}\t${jsonText(row.issues)}\n`;
  }
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
      consent.timed,
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
      row.raw,
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
    await copyLines(
      client,
      `record_version (record_id, ${place}, raw, traits, issues, content_hash, as_of)`,
      versionLines(plan, ids, target.importId),
    );
  if (plan.events.length > 0)
    await copyLines(
      client,
      `event (id, source_id, ${place}, record_id, type, occurred_at, props, raw, issues)`,
      eventLines(plan, ids, target),
    );
  if (plan.consents.length > 0)
    await copyRows(
      client,
      `consent (id, record_id, source_id, ${place}, purpose, channel, granted, occurred_at, timed, proof)`,
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
