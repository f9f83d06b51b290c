import { hash } from 'node:crypto';
import type pg from 'pg';
import { type ConsentStatement, consentKey, currentConsents } from '../../consent/current-consents.ts';
import { buildProfile, type SurvivorshipOptions } from '../../identity/survivorship.ts';
import { RowBinary } from '../clickhouse/row-binary.ts';
import { customColumns, fieldColumns } from '../mirror/trait-columns.ts';
import type { Clusters } from './read-clusters.ts';
import { type ReadRecord, readSourceRecords } from './read-source-records.ts';

/** Rows of the index table `profile` in RowBinary format, with the columns of profile-columns.ts. */
export interface ProfileRows {
  readonly bytes: Uint8Array;
  readonly written: number;
  /** Profiles that have a record left, written or not. */
  readonly alive: ReadonlySet<number>;
}

interface Span {
  readonly first: number;
  readonly last: number;
}

const readConsents = async (pool: pg.Pool, recordIds: readonly number[]): Promise<Map<number, ConsentStatement[]>> => {
  const { rows } = await pool.query<Omit<ConsentStatement, 'occurredAt'> & { occurredAt: Date }>(
    `SELECT record_id AS "recordId", purpose, channel, granted, occurred_at AS "occurredAt", timed
     FROM consent WHERE record_id = ANY($1::int[])`,
    [recordIds],
  );
  const statements = rows.map((row) => ({ ...row, occurredAt: row.occurredAt.getTime() }));
  return Map.groupBy(statements, (statement) => statement.recordId);
};

/** First and last event of each record: two look-ups in the index on (record_id, occurred_at), however many events there are. */
const readEventSpans = async (pool: pg.Pool, recordIds: readonly number[]): Promise<Map<number, Span>> => {
  const { rows } = await pool.query<{ id: number; first: Date; last: Date }>(
    `SELECT g.id, f.occurred_at AS first, l.occurred_at AS last FROM unnest($1::int[]) AS g(id)
     JOIN LATERAL (SELECT occurred_at FROM event e WHERE e.record_id = g.id ORDER BY occurred_at LIMIT 1) f ON true
     JOIN LATERAL (SELECT occurred_at FROM event e WHERE e.record_id = g.id ORDER BY occurred_at DESC LIMIT 1) l ON true`,
    [recordIds],
  );
  return new Map(rows.map((row) => [row.id, { first: row.first.getTime(), last: row.last.getTime() }]));
};

const isPresent = <T>(value: T | undefined): value is T => value !== undefined;

interface Person {
  readonly profileId: number;
  readonly records: readonly ReadRecord[];
  readonly consents: readonly ConsentStatement[];
  readonly spans: readonly Span[];
}

/** Writes everything a profile says; the columns are `CONTENT_COLUMNS`. */
const writeContent = (rows: RowBinary, { profileId, records, consents, spans }: Person, options: SurvivorshipOptions): void => {
  const golden = buildProfile(records, options);
  rows.uint32(profileId);
  rows.text(golden.displayName);
  for (const column of fieldColumns(golden.traits)) {
    if (typeof column === 'string') rows.text(column);
    else rows.texts(column);
  }
  const custom = customColumns(golden.traits);
  rows.map(custom.text, (texts) => rows.texts(texts));
  rows.map(custom.number, (number) => rows.float64(number));
  rows.uint32s([...new Set(records.map((record) => record.sourceId))].sort((a, b) => a - b));
  rows.uint32(records.length);
  const inForce = currentConsents(consents).map((consent) => consent.statement);
  rows.texts(inForce.filter((c) => c.granted).map(consentKey));
  rows.texts(inForce.filter((c) => !c.granted).map(consentKey));
  rows.time(Math.min(...records.map((r) => r.firstAsOf), ...spans.map((s) => s.first)));
  rows.time(Math.max(...records.map((r) => r.asOf), ...spans.map((s) => s.last)));
};

/** Hash of bytes by which an equal profile is known. */
const hashOf = (bytes: Uint8Array): bigint => hash('sha1', bytes, 'buffer').readBigUInt64LE();

/**
 * The profiles of clusters as the index holds them, except those that `known` (hash by profile) shows to be there already. A cluster
 * whose records have nothing left gives no row.
 */
export const buildProfileRows = async (
  pool: pg.Pool,
  clusters: Clusters,
  given: { readonly options: SurvivorshipOptions; readonly seq: number; readonly known?: ReadonlyMap<number, bigint> },
): Promise<ProfileRows> => {
  const recordIds = [...clusters.values()].flat();
  const [records, consents, spans] = await Promise.all([
    readSourceRecords(pool, recordIds),
    readConsents(pool, recordIds),
    readEventSpans(pool, recordIds),
  ]);
  const byId = new Map(records.map((record) => [record.recordId, record]));
  const rows = new RowBinary();
  const alive = new Set<number>();
  let written = 0;
  for (const [profileId, members] of clusters) {
    const present = members.map((id) => byId.get(id)).filter(isPresent);
    if (present.length === 0) continue;
    alive.add(profileId);
    const start = rows.length;
    const said = members.flatMap((id) => consents.get(id) ?? []);
    const seen = members.map((id) => spans.get(id)).filter(isPresent);
    writeContent(rows, { profileId, records: present, consents: said, spans: seen }, given.options);
    const contentHash = hashOf(rows.bytes(start));
    if (given.known?.get(profileId) === contentHash) {
      rows.cut(start);
      continue;
    }
    rows.uint64(contentHash);
    rows.uint64(BigInt(given.seq));
    rows.uint8(0);
    written += 1;
  }
  return { bytes: rows.bytes(), written, alive };
};
