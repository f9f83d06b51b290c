import type pg from 'pg';
import type { SourceRecord } from '../../identity/survivorship.ts';
import type { Traits } from '../../standardize/fields.ts';

/** A record as survivorship wants it, and when the record was first heard of (milliseconds since 1970). */
export type ReadRecord = SourceRecord & { readonly firstAsOf: number };

interface Row {
  record_id: number;
  version_id: string;
  source_id: number;
  import_id: number;
  file_no: number;
  row_no: number;
  as_of: Date;
  first_as_of: Date;
  traits: Traits;
}

/** The current versions of records; a record without any (its import was undone) is left out. */
export const readSourceRecords = async (pool: pg.Pool, recordIds: readonly number[]): Promise<ReadRecord[]> => {
  const { rows } = await pool.query<Row>(
    `SELECT DISTINCT ON (v.record_id) v.record_id, v.id AS version_id, r.source_id, v.import_id, v.file_no, v.row_no, v.as_of, v.traits,
       min(v.as_of) OVER (PARTITION BY v.record_id) AS first_as_of
     FROM record_version v JOIN record r ON r.id = v.record_id
     WHERE v.record_id = ANY($1::int[]) ORDER BY v.record_id, v.as_of DESC, v.id DESC`,
    [recordIds],
  );
  return rows.map((row) => ({
    recordId: row.record_id,
    versionId: Number(row.version_id),
    sourceId: row.source_id,
    importId: row.import_id,
    fileNo: row.file_no,
    rowNo: row.row_no,
    asOf: row.as_of.getTime(),
    firstAsOf: row.first_as_of.getTime(),
    traits: row.traits,
  }));
};
