import type pg from 'pg';
import type { RecordDetail } from '../../identity/profile-view.ts';
import type { SourceRecord } from '../../identity/survivorship.ts';
import { type Dialect, dialectSchema, mappingSchema } from '../../ingest/mapping.ts';
import { readLine } from '../imports/engine/read-line.ts';

type Row = Omit<RecordDetail, 'asOf' | 'raw' | 'versionId'> & {
  asOf: Date;
  line: string;
  mapping: unknown;
  dialect: unknown;
  versionId: string;
};

const SQL = `SELECT DISTINCT ON (v.record_id) v.record_id AS "recordId", v.id AS "versionId", r.source_id AS "sourceId", s.name AS "sourceName",
    r.source_key AS "sourceKey", v.import_id AS "importId", v.file_no AS "fileNo", coalesce(u.file_name, '') AS "fileName",
    v.row_no AS "rowNo", v.as_of AS "asOf", v.traits, v.issues, v.raw AS line, i.mapping, f.dialect,
    (count(*) OVER (PARTITION BY v.record_id))::int AS versions
  FROM record_version v
  JOIN record r ON r.id = v.record_id JOIN source s ON s.id = r.source_id JOIN import i ON i.id = v.import_id
  LEFT JOIN import_file f ON f.import_id = v.import_id AND f.position = v.file_no
  LEFT JOIN upload u ON u.id = f.upload_id
  WHERE v.record_id = ANY($1::int[]) ORDER BY v.record_id, v.as_of DESC, v.id DESC`;

const NAME_PARTS = ['given_name', 'middle_name', 'family_name'];

/** The cells of a row by the field they were mapped to; several columns of one field are joined. Parts of a name split from one cell show that cell. */
export const rawByField = (mapping: unknown, cells: readonly string[]): Record<string, string> => {
  const parsed = mappingSchema.safeParse(mapping);
  const raw: Record<string, string> = {};
  if (!parsed.success) return raw;
  for (const { column, target } of parsed.data.columns) {
    const cell = cells[column];
    const field = target.startsWith('field:') ? target.slice('field:'.length) : target;
    if (!cell || !(target.startsWith('field:') || target.startsWith('custom:'))) continue;
    raw[field] = raw[field] === undefined ? cell : `${raw[field]} · ${cell}`;
  }
  for (const part of NAME_PARTS) if (raw[part] === undefined && raw.full_name !== undefined) raw[part] = raw.full_name;
  return raw;
};

/** How a row without a file is read. */
const PLAIN_DIALECT: Dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, newline: '\n' };

/** The cells of a stored row by the dialect of its file. */
const cellsOf = (line: string, dialect: unknown): readonly string[] => {
  const parsed = dialectSchema.safeParse(dialect);
  return readLine(line, parsed.success ? parsed.data : PLAIN_DIALECT);
};

/** The current versions of records in detail, by record number; records without any version are left out. */
export const readRecordDetails = async (pool: pg.Pool, recordIds: readonly number[]): Promise<RecordDetail[]> => {
  const { rows } = await pool.query<Row>(SQL, [recordIds]);
  return rows.map(({ line, mapping, dialect, asOf, versionId, ...row }) => ({
    ...row,
    versionId: Number(versionId),
    asOf: asOf.toISOString(),
    raw: rawByField(mapping, cellsOf(line, dialect)),
  }));
};

/** A detail as survivorship wants it. */
export const toSourceRecord = (detail: RecordDetail): SourceRecord => ({ ...detail, asOf: Date.parse(detail.asOf) });
