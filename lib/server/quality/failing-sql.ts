import { type Dimension, UNIQUE_FIELDS } from '../../quality/dimensions.ts';
import { MISSING_CODES } from '../../quality/issue.ts';
import { sharedRecordsSql } from './count-quality.ts';
import { issueCodeSql, issueFieldSql, presentSql, traitKey } from './field-sql.ts';

/** SQL of the failing rows and of their issue codes, with the parameters of both. */
export interface FailingSql {
  /** Columns kind, id, sourceId, importId, fileNo, rowNo, profileId. */
  readonly rows: string;
  /** Columns code, rows; null where codes say nothing. */
  readonly codes: string | null;
  readonly params: Record<string, unknown>;
}

const RECORD = `SELECT 'record' AS kind, record_id AS id, source_id AS sourceId, import_id AS importId, file_no AS fileNo, row_no AS rowNo,
  dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(record_id), record_id) AS profileId FROM record FINAL
  WHERE source_id IN {sources:Array(UInt32)}`;
const QUARANTINED = `SELECT DISTINCT 'quarantine' AS kind, toUInt32(0) AS id, source_id AS sourceId, import_id AS importId, file_no AS fileNo,
  row_no AS rowNo, toUInt32(0) AS profileId FROM quarantine WHERE source_id IN {sources:Array(UInt32)}`;

const wrong = (issue: string): string =>
  `has({fields:Array(String)}, ${issueFieldSql(issue)}) AND NOT has({missing:Array(String)}, ${issueCodeSql(issue)})`;
const lacking = (issue: string): string =>
  `has({fields:Array(String)}, ${issueFieldSql(issue)}) AND has({missing:Array(String)}, ${issueCodeSql(issue)})`;
const withCode = (condition: string, issue: string): string =>
  `(${condition}) AND ({code:String} = '' OR ${issueCodeSql(issue)} = {code:String})`;

const isUnique = (field: string): field is (typeof UNIQUE_FIELDS)[number] => UNIQUE_FIELDS.some((f) => f === field);

/** SQL of "the record lacks one of the fields that its source has", with the keys of custom traits as parameters. */
const lackingRecord = (
  sources: FailingScope['sources'],
  fields: readonly string[],
): { readonly sql: string; readonly keys: Record<string, string> } => {
  const keys: Record<string, string> = {};
  const conditions = sources.map(({ id, fields: own }) => {
    const lacks = fields.flatMap((field, i) => {
      if (!own.includes(field)) return [];
      keys[`trait${i}`] = traitKey(field);
      return [`NOT (${presentSql(field, `trait${i}`)})`];
    });
    return lacks.length > 0 ? `(source_id = ${Math.trunc(id)} AND (${lacks.join(' OR ')}))` : '0';
  });
  return { sql: conditions.length > 0 ? `(${conditions.join(' OR ')})` : '0', keys };
};

/** Sources whose rows count, with the fields each has, and the time before which a record is out of date (ISO 8601). */
export interface FailingScope {
  readonly sources: readonly { readonly id: number; readonly fields: readonly string[] }[];
  readonly cutoff: string;
}

/** The same conditions as in `countQuality`, row by row. With several fields a row fails when one of them fails. */
export const failingSql = (
  ask: { readonly dimension: Dimension; readonly code: string },
  fields: readonly string[],
  scope: FailingScope,
): FailingSql => {
  const params = { cutoff: scope.cutoff, sources: scope.sources.map((s) => s.id), fields, missing: MISSING_CODES, code: ask.code };
  if (ask.dimension === 'timeliness')
    return { rows: `SELECT * FROM (${RECORD} AND as_of < parseDateTime64BestEffort({cutoff:String}, 3, 'UTC'))`, codes: null, params };
  if (ask.dimension === 'uniqueness') {
    const shared = fields.filter(isUnique).map((field) => `SELECT record_id FROM (${sharedRecordsSql(field)})`);
    const condition = shared.length > 0 ? `record_id IN (${shared.join(' UNION DISTINCT ')})` : '0';
    return { rows: `SELECT * FROM (${RECORD} AND ${condition})`, codes: null, params };
  }
  if (ask.dimension === 'completeness') {
    const lacks = lackingRecord(scope.sources, fields);
    return {
      rows: `SELECT * FROM (${RECORD} AND ${lacks.sql} UNION ALL ${QUARANTINED} AND arrayExists(i -> ${lacking('i')}, codes))`,
      codes: null,
      params: { ...params, ...lacks.keys },
    };
  }
  const record = `arrayExists(i -> ${withCode(wrong('i'), 'i')}, issues)`;
  const quarantine = `arrayExists(i -> ${withCode(wrong('i'), 'i')}, codes)`;
  const codes = `SELECT code, count() AS rows FROM (
    SELECT arrayJoin(arrayDistinct(arrayMap(i -> ${issueCodeSql('i')}, arrayFilter(i -> ${wrong('i')}, issues)))) AS code
    FROM record FINAL WHERE source_id IN {sources:Array(UInt32)} AND notEmpty(issues)
    UNION ALL
    SELECT arrayJoin(arrayDistinct(arrayMap(i -> ${issueCodeSql('i')}, arrayFilter(i -> ${wrong('i')}, codes)))) AS code
    FROM quarantine WHERE source_id IN {sources:Array(UInt32)}
  ) GROUP BY code ORDER BY rows DESC, code`;
  return { rows: `SELECT * FROM (${RECORD} AND ${record} UNION ALL ${QUARANTINED} AND ${quarantine})`, codes, params };
};
