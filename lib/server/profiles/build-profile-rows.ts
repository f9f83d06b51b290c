import { createHash } from 'node:crypto';
import type pg from 'pg';
import { type ConsentStatement, consentKey, currentConsents } from '../../consent/current-consents.ts';
import { buildProfile, type SurvivorshipOptions } from '../../identity/survivorship.ts';
import { traitColumns } from '../mirror/trait-columns.ts';
import type { Clusters } from './read-clusters.ts';
import { type ReadRecord, readSourceRecords } from './read-source-records.ts';

/** A row of the index table `profile`, without `seq`. */
export type ProfileRow = Readonly<Record<string, unknown>> & { readonly profile_id: number; readonly content_hash: string };

interface Span {
  readonly first: number;
  readonly last: number;
}

const readConsents = async (pool: pg.Pool, recordIds: readonly number[]): Promise<Map<number, ConsentStatement[]>> => {
  const { rows } = await pool.query<{ record_id: number; purpose: string; channel: string; granted: boolean; occurred_at: Date }>(
    'SELECT record_id, purpose, channel, granted, occurred_at FROM consent WHERE record_id = ANY($1::int[])',
    [recordIds],
  );
  const byRecord = new Map<number, ConsentStatement[]>();
  for (const { record_id, occurred_at, ...rest } of rows) {
    const statement = { ...rest, occurredAt: occurred_at.getTime() };
    const known = byRecord.get(record_id);
    if (known) known.push(statement);
    else byRecord.set(record_id, [statement]);
  }
  return byRecord;
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

const indexTime = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');

const toRow = (
  profileId: number,
  records: readonly ReadRecord[],
  consents: readonly ConsentStatement[],
  spans: readonly Span[],
  options: SurvivorshipOptions,
): ProfileRow => {
  const golden = buildProfile(records, options);
  const inForce = currentConsents(consents);
  const content = {
    profile_id: profileId,
    display_name: golden.displayName,
    ...traitColumns(golden.traits),
    source_ids: [...new Set(records.map((record) => record.sourceId))].sort((a, b) => a - b),
    record_count: records.length,
    consent_granted: inForce.filter((c) => c.granted).map(consentKey),
    consent_refused: inForce.filter((c) => !c.granted).map(consentKey),
    first_seen: indexTime(Math.min(...records.map((r) => r.firstAsOf), ...spans.map((s) => s.first))),
    last_seen: indexTime(Math.max(...records.map((r) => r.asOf), ...spans.map((s) => s.last))),
  };
  const content_hash = createHash('sha1').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
  return { ...content, content_hash };
};

/** The profiles of clusters as the index holds them. A cluster whose records have nothing left gives no row. */
export const buildProfileRows = async (pool: pg.Pool, clusters: Clusters, options: SurvivorshipOptions): Promise<ProfileRow[]> => {
  const recordIds = [...clusters.values()].flat();
  if (recordIds.length === 0) return [];
  const [records, consents, spans] = await Promise.all([
    readSourceRecords(pool, recordIds),
    readConsents(pool, recordIds),
    readEventSpans(pool, recordIds),
  ]);
  const byId = new Map(records.map((record) => [record.recordId, record]));
  const rows: ProfileRow[] = [];
  for (const [profileId, members] of clusters) {
    const present = members.map((id) => byId.get(id)).filter(isPresent);
    if (present.length === 0) continue;
    const said = members.flatMap((id) => consents.get(id) ?? []);
    const seen = members.map((id) => spans.get(id)).filter(isPresent);
    rows.push(toRow(profileId, present, said, seen, options));
  }
  return rows;
};
