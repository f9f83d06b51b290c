import type { StandardValue } from '../../standardize/fields.ts';
import { eventColumns } from './event-columns.ts';

/** A row of a truth table as read: column name → value; JSON and times come as text. */
export type TruthRow = Readonly<Record<string, unknown>>;

/** How one append-only truth table is copied into the index table of the same name. */
export interface TruthTable {
  readonly name: 'event' | 'consent' | 'spend' | 'quarantine';
  readonly idType: 'uuid' | 'bigint';
  /** Columns read from PostgreSQL, `t` being the table. */
  readonly columns: string;
  readonly toIndexRow: (row: TruthRow) => Record<string, unknown>;
  /** Columns of the index that tell a row from every other, with their types; the sort key first. */
  readonly identity: Readonly<Record<string, string>>;
}

const jsonOf = <T>(value: unknown): T => JSON.parse(String(value)) as T;

const event: TruthTable = {
  name: 'event',
  idType: 'uuid',
  columns: 't.id, t.record_id, t.source_id, t.import_id, t.row_no, t.type, t.occurred_at::text AS occurred_at, t.props::text AS props',
  toIndexRow: (row) => ({
    event_id: row.id,
    record_id: row.record_id ?? 0,
    source_id: row.source_id,
    import_id: row.import_id,
    row_no: row.row_no,
    type: row.type,
    occurred_at: row.occurred_at,
    ...eventColumns(jsonOf<Record<string, StandardValue>>(row.props)),
  }),
  identity: { type: 'String', record_id: 'UInt32', event_id: 'UUID', import_id: 'UInt32' },
};

const consent: TruthTable = {
  name: 'consent',
  idType: 'uuid',
  columns: 't.id, t.record_id, t.source_id, t.import_id, t.purpose, t.channel, t.granted, t.occurred_at::text AS occurred_at',
  toIndexRow: (row) => ({
    consent_id: row.id,
    record_id: row.record_id,
    source_id: row.source_id,
    import_id: row.import_id,
    purpose: row.purpose,
    channel: row.channel,
    granted: row.granted ? 1 : 0,
    occurred_at: row.occurred_at,
  }),
  identity: { record_id: 'UInt32', consent_id: 'UUID', import_id: 'UInt32' },
};

const spend: TruthTable = {
  name: 'spend',
  idType: 'uuid',
  columns:
    't.id, t.source_id, t.import_id, t.day::text AS day, t.campaign, t.channel, t.amount, t.currency, ' +
    'coalesce(t.impressions, 0) AS impressions, coalesce(t.clicks, 0) AS clicks',
  toIndexRow: ({ id, ...row }) => ({ spend_id: id, ...row }),
  identity: { spend_id: 'UUID', import_id: 'UInt32' },
};

const quarantine: TruthTable = {
  name: 'quarantine',
  idType: 'bigint',
  columns:
    't.import_id, (SELECT i.source_id FROM import i WHERE i.id = t.import_id) AS source_id, t.file_no, t.row_no, t.reasons::text AS reasons',
  toIndexRow: ({ reasons, ...row }) => ({
    ...row,
    source_id: row.source_id ?? 0,
    codes: jsonOf<{ field?: string; code: string }[]>(reasons).map(({ field, code }) => (field ? `${field}:${code}` : code)),
  }),
  identity: { import_id: 'UInt32', file_no: 'UInt32', row_no: 'UInt32' },
};

/** The truth tables whose rows are copied as they are; records need their current version and are mirrored apart. */
export const TRUTH_TABLES: readonly TruthTable[] = [event, consent, spend, quarantine];
