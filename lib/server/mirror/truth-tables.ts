import { EVENT_COLUMNS, EVENT_VALUES, EVENT_WITH } from './event-sql.ts';

/** How one append-only truth table is copied into the index table of the same name. */
export interface TruthTable {
  readonly name: 'event' | 'consent' | 'spend' | 'quarantine';
  readonly idType: 'uuid' | 'bigint';
  /** What PostgreSQL sends: its expressions, `t` being the table, and the names and types under which the index reads them. */
  readonly sent: readonly { readonly name: string; readonly type: string; readonly from: string }[];
  /** Columns of the index table and the expressions over the sent columns that fill them; columns of the same name when absent. */
  readonly made?: Readonly<Record<string, string>>;
  /** Common parts of those expressions. */
  readonly shared?: string;
  /** Columns of the index that tell a row from every other, with their types and the sent column they equal; some of the sort key first. */
  readonly identity: readonly { readonly column: string; readonly type: string; readonly sent: string }[];
  /** True when its rows belong to records, whose profiles must be written again. */
  readonly touches: boolean;
}

const column = (name: string, type: string, from = `t.${name}`): TruthTable['sent'][number] => ({ name, type, from });
const key = (name: string, type: string, sent = name): TruthTable['identity'][number] => ({ column: name, type, sent });

const event: TruthTable = {
  name: 'event',
  idType: 'uuid',
  sent: [
    column('event_id', 'UUID', 't.id'),
    column('record_id', 'UInt32', 'coalesce(t.record_id, 0)'),
    column('source_id', 'UInt32'),
    column('import_id', 'UInt32'),
    column('row_no', 'UInt32'),
    column('type', 'LowCardinality(String)'),
    column('occurred_at', "DateTime64(3, 'UTC')"),
    column('props', 'String'),
  ],
  made: {
    ...Object.fromEntries(['event_id', 'record_id', 'source_id', 'import_id', 'row_no', 'type', 'occurred_at'].map((name) => [name, name])),
    ...Object.fromEntries(EVENT_COLUMNS.map((name) => [name, EVENT_VALUES[name]])),
  },
  shared: EVENT_WITH,
  identity: [key('type', 'String'), key('record_id', 'UInt32'), key('event_id', 'UUID'), key('import_id', 'UInt32')],
  touches: true,
};

const consent: TruthTable = {
  name: 'consent',
  idType: 'uuid',
  sent: [
    column('consent_id', 'UUID', 't.id'),
    column('record_id', 'UInt32'),
    column('source_id', 'UInt32'),
    column('import_id', 'UInt32'),
    column('purpose', 'LowCardinality(String)'),
    column('channel', 'LowCardinality(String)'),
    column('granted', 'UInt8', 't.granted::int'),
    column('occurred_at', "DateTime64(3, 'UTC')"),
    column('timed', 'UInt8', 't.timed::int'),
  ],
  identity: [key('record_id', 'UInt32'), key('consent_id', 'UUID'), key('import_id', 'UInt32')],
  touches: true,
};

const spend: TruthTable = {
  name: 'spend',
  idType: 'uuid',
  sent: [
    column('spend_id', 'UUID', 't.id'),
    column('source_id', 'UInt32'),
    column('import_id', 'UInt32'),
    column('day', 'Date'),
    column('campaign', 'String'),
    column('channel', 'String'),
    column('amount', 'Float64'),
    column('currency', 'LowCardinality(String)'),
    column('impressions', 'Float64', 'coalesce(t.impressions, 0)'),
    column('clicks', 'Float64', 'coalesce(t.clicks, 0)'),
  ],
  identity: [key('spend_id', 'UUID'), key('import_id', 'UInt32')],
  touches: false,
};

const quarantine: TruthTable = {
  name: 'quarantine',
  idType: 'bigint',
  sent: [
    column('import_id', 'UInt32'),
    column('source_id', 'UInt32', 'coalesce((SELECT i.source_id FROM import i WHERE i.id = t.import_id), 0)'),
    column('file_no', 'UInt32'),
    column('row_no', 'UInt32'),
    column('reasons', 'String'),
  ],
  made: {
    import_id: 'import_id',
    source_id: 'source_id',
    file_no: 'file_no',
    row_no: 'row_no',
    codes: `arrayMap(r -> if(JSONExtractString(r, 'field') = '', '', concat(JSONExtractString(r, 'field'), ':'))
      || JSONExtractString(r, 'code'), JSONExtractArrayRaw(reasons))`,
  },
  identity: [key('import_id', 'UInt32'), key('file_no', 'UInt32'), key('row_no', 'UInt32')],
  touches: false,
};

/** The truth tables whose rows are copied as they are; records need their current version and are mirrored apart. */
export const TRUTH_TABLES: readonly TruthTable[] = [event, consent, spend, quarantine];
