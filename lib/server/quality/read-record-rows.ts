import type pg from 'pg';
import type { StandardValue, Traits, ValueIssue } from '../../standardize/fields.ts';

/** What a screen shows of a stored row. */
export interface StoredRow {
  readonly label: string;
  readonly value: string;
  readonly issues: readonly ValueIssue[];
  readonly asOf: string | null;
}

const text = (value: StandardValue | undefined): string =>
  value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value);

const labelOf = (traits: Traits, key: string): string =>
  text(traits.full_name) || [text(traits.given_name), text(traits.family_name)].filter(Boolean).join(' ') || text(traits.email) || key;

/** The current version of records, by record number, with the value of one field and the issues of that field ('' = of all fields). */
export const readRecordRows = async (pool: pg.Pool, recordIds: readonly number[], field: string): Promise<Map<number, StoredRow>> => {
  if (recordIds.length === 0) return new Map();
  const { rows } = await pool.query<{ id: number; key: string; traits: Traits; issues: ValueIssue[]; as_of: Date }>(
    `SELECT DISTINCT ON (v.record_id) v.record_id AS id, r.source_key AS key, v.traits, v.issues, v.as_of
     FROM record_version v JOIN record r ON r.id = v.record_id
     WHERE v.record_id = ANY($1) ORDER BY v.record_id, v.as_of DESC, v.id DESC`,
    [recordIds],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        label: labelOf(row.traits, row.key),
        value: field ? text(row.traits[field]) : '',
        issues: row.issues.filter((issue) => field === '' || issue.field === field),
        asOf: row.as_of.toISOString(),
      },
    ]),
  );
};
