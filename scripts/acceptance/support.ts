import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { queryRows } from '../../lib/server/clickhouse/client.ts';
import type { Context } from '../../lib/server/context.ts';

/** Folder of real files: they lie outside the project; tests that need them are skipped, visibly, where it is absent. */
const DATA = resolve(process.env.LARDER_TEST_DATA ?? '../shared/data');

/** Path of a real file. */
export const dataFile = (...parts: string[]): string => join(DATA, ...parts);

/** True when real data is there; for `describe.skipIf(!hasData('us-500'))`. */
export const hasData = (folder: string): boolean => existsSync(join(DATA, folder));

/** A clock that goes on by a second with each look, so that imports follow each other. */
export const tickingClock = (): (() => Date) => {
  let at = Date.parse('2026-06-15T12:00:00Z');
  return () => {
    at += 1_000;
    return new Date(at);
  };
};

/** Where every row of an import went, added up: must equal the rows read. */
export const accounted = ({
  created,
  updated,
  unchanged,
  quarantined,
}: Record<'created' | 'updated' | 'unchanged' | 'quarantined', number>): number => created + updated + unchanged + quarantined;

/** A record as matching left it. */
export interface PlacedRecord {
  readonly id: number;
  readonly source: string;
  readonly file: string;
  /** Line of its current version in that file, 1 = first data row. */
  readonly row: number;
  readonly profile: number;
}

/** Every record with its source, row and profile. */
export const placedRecords = async (ctx: Context): Promise<PlacedRecord[]> => {
  const { rows } = await ctx.pool.query<PlacedRecord>(
    `SELECT DISTINCT ON (r.id) r.id, s.name AS source, u.file_name AS file, v.row_no AS row, coalesce(m.profile_id, r.id) AS profile
     FROM record r
     JOIN source s ON s.id = r.source_id
     JOIN record_version v ON v.record_id = r.id
     JOIN import_file f ON f.import_id = v.import_id AND f.position = v.file_no
     JOIN upload u ON u.id = f.upload_id
     LEFT JOIN cluster_member m ON m.record_id = r.id
     ORDER BY r.id, v.as_of DESC, v.id DESC`,
  );
  return rows;
};

/** All unordered pairs within each group of `items` that share a key. */
export const pairsBy = <T>(items: readonly T[], key: (item: T) => string | number): (readonly [T, T])[] => {
  const groups = new Map<string | number, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()].flatMap((group) => group.flatMap((a, n) => group.slice(n + 1).map((b): readonly [T, T] => [a, b])));
};

const CHECKSUMS: Readonly<Record<string, string>> = {
  profile: 'SELECT count() AS n, toString(sum(cityHash64(* EXCEPT (seq)))) AS sum FROM profile FINAL',
  record: 'SELECT count() AS n, toString(sum(cityHash64(* EXCEPT (seq)))) AS sum FROM record FINAL',
  record_profile: 'SELECT count() AS n, toString(sum(cityHash64(* EXCEPT (seq)))) AS sum FROM record_profile FINAL',
  address_refused: 'SELECT count() AS n, toString(sum(cityHash64(profile_id))) AS sum FROM address_refused FINAL',
  event: 'SELECT count() AS n, toString(sum(cityHash64(*))) AS sum FROM event',
  consent: 'SELECT count() AS n, toString(sum(cityHash64(*))) AS sum FROM consent',
  spend: 'SELECT count() AS n, toString(sum(cityHash64(*))) AS sum FROM spend',
  quarantine: 'SELECT count() AS n, toString(sum(cityHash64(*))) AS sum FROM quarantine',
};

/** Number of rows and checksum of every table of the index, whatever the order in which they were written. */
export const indexChecksum = async (ctx: Context): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    await Promise.all(Object.entries(CHECKSUMS).map(async ([table, sql]) => [table, (await queryRows(ctx.index, sql))[0]])),
  );
