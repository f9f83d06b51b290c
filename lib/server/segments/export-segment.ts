import { z } from 'zod';
import { BYTE_ORDER_MARK, csvLine } from '../../core/csv.ts';
import { AppError } from '../../core/errors.ts';
import { fieldPlan } from '../../segments/catalog.ts';
import { withSets } from '../../segments/compile-rule.ts';
import { createParams, type Params } from '../../segments/params.ts';
import { FROM_PROFILE, REACHABLE } from '../../segments/people-sql.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { READ_ONLY, sendParams } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { countPeople } from './count-people.ts';
import { findSegment } from './find-segment.ts';
import { loadCatalog } from './load-catalog.ts';
import { RULE_LIMITS } from './query-rule.ts';
import { readyRule } from './ready-rule.ts';

const DEFAULT_COLUMNS = [
  'profile_id',
  'display_name',
  'given_name',
  'family_name',
  'email',
  'phone',
  'external_id',
  'company',
  'house_number',
  'street',
  'postal_code',
  'city',
  'state',
  'country',
  'language',
  'first_seen',
  'last_seen',
  'record_count',
  'email_reachable',
];

const inputSchema = z.object({
  segmentId: z.number().int().positive(),
  /** Only people who may be written to by e-mail. */
  reachableOnly: z.boolean().default(false),
  /** Names of fields (`city`, `custom:size`) and `profile_id`, `record_count`, `email_reachable`. */
  columns: z.array(z.string().max(200)).min(1).max(100).default(DEFAULT_COLUMNS),
});

const OWN: Readonly<Record<string, string>> = {
  profile_id: 'profile_id',
  record_count: 'record_count',
  email_reachable: `if(${REACHABLE}, 'yes', 'no')`,
};

/** SQL of one column of the file as a text; a number only where it cannot be anything else. */
const columnSql = (column: string, catalog: Awaited<ReturnType<typeof loadCatalog>>, params: Params): string => {
  const own = Object.hasOwn(OWN, column) ? OWN[column] : undefined;
  if (own) return own;
  const field = fieldPlan(catalog, column);
  if (!field) throw new AppError('invalid', 'segmentColumnUnknown', `There is no column ${column}.`, { column });
  switch (field.storage) {
    case 'text':
    case 'iso_day':
      return field.column;
    case 'texts':
      return `arrayStringConcat(${field.column}, '; ')`;
    case 'count':
      return field.column;
    case 'time':
      return `formatDateTime(${field.column}, '%Y-%m-%dT%H:%i:%SZ')`;
    case 'custom_text':
      return `arrayStringConcat(custom_text[${params.add('String', field.column)}], '; ')`;
    case 'custom_number': {
      const key = params.add('String', field.column);
      const value = field.family === 'date' ? `toString(toDate32(toInt32(custom_number[${key}])))` : `toString(custom_number[${key}])`;
      return `if(mapContains(custom_number, ${key}), ${value}, '')`;
    }
  }
};

/** A file that is being written: read `chunks` to its end. */
export interface SegmentExport {
  readonly fileName: string;
  /** People in the file. */
  readonly rows: number;
  readonly chunks: AsyncIterable<string>;
}

async function* writeCsv(ctx: Context, header: readonly string[], query: string, params: Record<string, unknown>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(header);
  // The rule was just counted within its limits: what takes time now is who reads the file.
  const clickhouse_settings = { ...READ_ONLY, ...RULE_LIMITS, max_execution_time: 0 };
  const result = await ctx.index.query({ query, ...sendParams(query, params), format: 'JSONCompactEachRow', clickhouse_settings });
  for await (const rows of result.stream<(string | number)[]>()) {
    let chunk = '';
    for (const row of rows) chunk += csvLine(row.json<(string | number)[]>());
    yield chunk;
  }
}

/**
 * The people of a segment as CSV (UTF-8 with byte order mark, formulas defused), streamed. The audit row is written before the
 * first byte leaves. Throws `invalid` for a rule that cannot run or an unknown column, `not_found`.
 */
export const exportSegment = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<SegmentExport> => {
  const actor = requireRole(ctx, 'marketer');
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', 'invalidInput', 'The export is not described well.', { field: 'columns' });
  const { segmentId, reachableOnly, columns } = parsed.data;
  const segment = await findSegment(ctx, segmentId);
  const ready = await readyRule(ctx, segment.version.rule, segment.id);
  if (!ready.ok) throw new AppError('invalid', 'segmentRuleWrong', 'The rule has errors.', { count: ready.error.length });
  const catalog = await loadCatalog(ctx);
  const params = createParams('column');
  const selected = columns.map((column) => columnSql(column, catalog, params));
  const { counts } = await countPeople(ctx, ready.value);
  const rows = reachableOnly ? counts.reachable : counts.matched;
  await ctx.db.$transaction((tx) =>
    writeAudit(tx, actor, 'segment.export', `segment:${segmentId}`, { rows, reachableOnly, columns: columns.length }),
  );
  const query = `${withSets(ready.value)}SELECT ${selected.join(', ')} ${FROM_PROFILE} AND (${ready.value.where})${reachableOnly ? ` AND ${REACHABLE}` : ''} ORDER BY profile_id`;
  const fileName = `segment-${segmentId}-${ctx.now().toISOString().slice(0, 10)}.csv`;
  return { fileName, rows, chunks: writeCsv(ctx, columns, query, { ...ready.value.params, ...params.values }) };
};
