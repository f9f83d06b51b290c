import type pg from 'pg';
import type { Traits } from '../../../standardize/fields.ts';
import { type BatchState, type ConsentSlot, consentKey, type RecordState } from './batch-state.ts';
import type { GoodRow, RowBatch } from './facts.ts';
import type { SeenKeys } from './seen-keys.ts';

/** Versions read per record: enough for every different thing one import said about one record. */
const VERSIONS_READ = 20;

/** A connection, or a pool where any of its connections will do. */
type Queries = Pick<pg.Pool, 'query'>;

interface VersionRow {
  key: string;
  id: number;
  import_id: number | null;
  as_of: Date;
  hash: string;
  traits: Traits;
}

/** Versions after the import's own time are left out: they came later and do not decide about it. */
const RECORDS = `
  SELECT k.key, r.id, v.import_id, v.as_of, encode(v.content_hash, 'hex') AS hash, v.traits
  FROM unnest($1::text[]) AS k(key)
  JOIN record r ON r.source_id = $2 AND r.source_key = k.key
  LEFT JOIN LATERAL (
    SELECT id, import_id, as_of, content_hash, traits FROM record_version
    WHERE record_id = r.id AND ($3::timestamptz IS NULL OR as_of <= $3) ORDER BY as_of DESC, id DESC LIMIT $4
  ) v ON true
  ORDER BY r.id, v.as_of DESC, v.id DESC`;

const KNOWN: Readonly<Record<'event' | 'consent' | 'spend', string>> = {
  event: 'SELECT id FROM event WHERE id = ANY($1::uuid[])',
  consent: 'SELECT id FROM consent WHERE id = ANY($1::uuid[])',
  spend: 'SELECT id FROM spend WHERE id = ANY($1::uuid[])',
};

const CONSENT_SLOTS = `
  SELECT r.source_key AS key, c.purpose, c.channel, max(c.occurred_at) AS at,
    (array_agg(c.granted ORDER BY c.occurred_at DESC, c.granted))[1] AS granted,
    (array_agg(c.granted ORDER BY c.occurred_at DESC, c.granted) FILTER (WHERE NOT c.timed))[1] AS state
  FROM record r JOIN consent c ON c.record_id = r.id
  WHERE r.source_id = $2 AND r.source_key = ANY($1::text[])
  GROUP BY r.source_key, c.purpose, c.channel`;

const recordStates = (rows: readonly VersionRow[]): Map<string, RecordState> => {
  const states = new Map<string, { id: number; versions: VersionRow[] }>();
  for (const row of rows) {
    const state = states.get(row.key) ?? { id: row.id, versions: [] };
    state.versions.push(row);
    states.set(row.key, state);
  }
  return new Map(
    [...states].map(([key, { id, versions }]): [string, RecordState] => {
      const [first] = versions;
      if (!first || first.import_id === null) return [key, { id, current: null }];
      const said = new Set(versions.filter((v) => v.import_id === first.import_id).map((v) => v.hash));
      return [key, { id, current: { importId: first.import_id, asOf: first.as_of.getTime(), traits: first.traits, said } }];
    }),
  );
};

const knownIds = async (client: Queries, table: keyof typeof KNOWN, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const { rows } = await client.query<{ id: string }>({ name: `known-${table}`, text: KNOWN[table], values: [ids] });
  return rows.map((row) => row.id);
};

const consentSlots = async (
  client: Queries,
  sourceId: number,
  good: readonly GoodRow[],
  stored: ReadonlySet<string>,
): Promise<Map<string, ConsentSlot>> => {
  const keys = new Set<string>();
  for (const row of good)
    if (row.person && stored.has(row.person.key) && row.consents.some((consent) => !consent.timed)) keys.add(row.person.key);
  if (keys.size === 0) return new Map();
  const { rows } = await client.query<Omit<ConsentSlot, 'at'> & { key: string; purpose: string; channel: string; at: Date }>({
    name: 'consent-slots',
    text: CONSENT_SLOTS,
    values: [[...keys], sourceId],
  });
  return new Map(rows.map(({ key, purpose, channel, at, ...slot }) => [consentKey(key, purpose, channel), { ...slot, at: at.getTime() }]));
};

/** What is looked up, and what need not be. */
export interface LoadOptions {
  readonly sourceId: number;
  /** Hides later versions from a file of people. */
  readonly asOfMax: Date | null;
  /** Given when the source was empty as the run began: only keys that the run met before can be stored. */
  readonly seen?: SeenKeys | undefined;
}

/** Reads what is stored about the rows of a batch: a handful of set-based queries. */
export const loadState = async (client: Queries, batch: RowBatch, { sourceId, asOfMax, seen }: LoadOptions): Promise<BatchState> => {
  const good = batch.rows.filter((row) => row.ok);
  const mayBeThere = (key: string): boolean => !seen || seen.add(key);
  const keys = [...new Set(good.flatMap((row) => (row.person ? [row.person.key] : [])))].filter(mayBeThere);
  const versions = keys.length
    ? await client.query<VersionRow>({ name: 'record-state', text: RECORDS, values: [keys, sourceId, asOfMax, VERSIONS_READ] })
    : { rows: [] };
  const events = good.flatMap((row) => row.events.map((event) => event.id)).filter(mayBeThere);
  const consents = good.flatMap((row) => row.consents.map((consent) => consent.id)).filter(mayBeThere);
  const spend = good.flatMap((row) => (row.spend ? [row.spend.id] : [])).filter(mayBeThere);
  const known = [
    ...(await knownIds(client, 'event', events)),
    ...(await knownIds(client, 'consent', consents)),
    ...(await knownIds(client, 'spend', spend)),
  ];
  return {
    records: recordStates(versions.rows),
    known: new Set(known),
    consents: await consentSlots(client, sourceId, good, new Set(keys)),
  };
};
