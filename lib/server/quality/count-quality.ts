import { UNIQUE_FIELDS } from '../../quality/dimensions.ts';
import { MISSING_CODES } from '../../quality/issue.ts';
import type { QualityCounts } from '../../quality/measure.ts';
import { STANDARD_FIELDS, standardField } from '../../standardize/fields.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { issueCodeSql, issueFieldSql, PRESENT_FIELDS, presentSql } from './field-sql.ts';

type SourceRow = { sourceId: number; records: number; timely: number; lastSeen: string } & Record<`n_${string}`, number>;

const RECORDS = `SELECT source_id AS sourceId, count() AS records, countIf(as_of >= parseDateTime64BestEffort({cutoff:String}, 3, 'UTC')) AS timely,
  formatDateTime(max(as_of), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS lastSeen,
  ${STANDARD_FIELDS.map((f) => `countIf(${presentSql(f.key)}) AS n_${f.key}`).join(', ')}
FROM record FINAL GROUP BY source_id ORDER BY source_id`;

const CUSTOM = `SELECT source_id AS sourceId, concat('custom:', trait) AS field, count() AS records
FROM record FINAL ARRAY JOIN arrayDistinct(arrayConcat(mapKeys(custom_text), mapKeys(custom_number))) AS trait GROUP BY source_id, trait`;

const INVALID = `SELECT sourceId, field, count() AS records, countIf(present) AS withValue FROM (
  SELECT source_id AS sourceId, name AS field, has(${PRESENT_FIELDS}, name) AS present
  FROM record FINAL
  ARRAY JOIN arrayDistinct(arrayMap(i -> ${issueFieldSql('i')}, arrayFilter(i -> NOT has({missing:Array(String)}, ${issueCodeSql('i')}), issues))) AS name
  WHERE notEmpty(issues)
) GROUP BY sourceId, field`;

/** Records that share a value of a unique field within their source. */
export const sharedRecordsSql = (field: (typeof UNIQUE_FIELDS)[number]): string => {
  const rows = standardField(field)?.multi
    ? `SELECT source_id, record_id, value FROM record FINAL ARRAY JOIN ${field} AS value`
    : `SELECT source_id, record_id, ${field} AS value FROM record FINAL WHERE ${field} != ''`;
  return `SELECT DISTINCT source_id, record_id FROM (
    SELECT source_id, groupUniqArray(record_id) AS ids FROM (${rows}) GROUP BY source_id, value HAVING length(ids) > 1
  ) ARRAY JOIN ids AS record_id`;
};

/** The same for all unique fields in one pass over the records. */
const SHARED = `SELECT source_id AS sourceId, field, uniqExact(record) AS records FROM (
  SELECT source_id, item.1 AS field, groupUniqArray(record_id) AS ids FROM record FINAL ARRAY JOIN arrayConcat(${UNIQUE_FIELDS.map(
    (field) =>
      standardField(field)?.multi ? `arrayMap(value -> ('${field}', value), ${field})` : `if(${field} = '', [], [('${field}', ${field})])`,
  ).join(', ')}) AS item GROUP BY source_id, item HAVING length(ids) > 1
) ARRAY JOIN ids AS record GROUP BY source_id, field`;

const QUARANTINED = `SELECT source_id AS sourceId, field, missing, uniqExact(import_id, file_no, row_no) AS rows FROM (
  SELECT source_id, import_id, file_no, row_no, ${issueFieldSql('code')} AS field, has({missing:Array(String)}, ${issueCodeSql('code')}) AS missing
  FROM quarantine ARRAY JOIN codes AS code WHERE position(code, ':') > 0
) GROUP BY source_id, field, missing`;

const QUARANTINED_ROWS = 'SELECT source_id AS sourceId, uniqExact(import_id, file_no, row_no) AS rows FROM quarantine GROUP BY source_id';

/** Counts everything the quality report needs in the index. A record whose latest version is older than `cutoff` is out of date. */
export const countQuality = async (index: Index, cutoff: Date): Promise<QualityCounts> => {
  const missing = { missing: MISSING_CODES };
  const [records, custom, invalid, shared, quarantined, quarantinedRows] = await Promise.all([
    queryRows<SourceRow>(index, RECORDS, { cutoff: cutoff.toISOString() }),
    queryRows<QualityCounts['present'][number]>(index, CUSTOM),
    queryRows<QualityCounts['invalid'][number]>(index, INVALID, missing),
    queryRows<QualityCounts['shared'][number]>(index, SHARED),
    queryRows<{ sourceId: number; field: string; rows: number; missing: number }>(index, QUARANTINED, missing),
    queryRows<QualityCounts['quarantinedRows'][number]>(index, QUARANTINED_ROWS),
  ]);
  const standard = records.flatMap((row) =>
    STANDARD_FIELDS.map((f) => ({ sourceId: row.sourceId, field: f.key, records: row[`n_${f.key}`] ?? 0 })),
  );
  return {
    records: records.map(({ sourceId, records: count, timely, lastSeen }) => ({ sourceId, records: count, timely, lastSeen })),
    present: [...standard, ...custom],
    invalid,
    shared,
    quarantined: quarantined.map((q) => ({ ...q, missing: q.missing === 1 })),
    quarantinedRows,
  };
};
