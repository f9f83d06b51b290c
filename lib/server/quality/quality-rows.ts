import { z } from 'zod';
import { maskText } from '../../core/mask.ts';
import { roleIncludes } from '../../core/roles.ts';
import { DIMENSIONS } from '../../quality/dimensions.ts';
import type { QualityRow, QualityRowPage } from '../../quality/quality-row.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { failingSql } from './failing-sql.ts';
import { timelyCutoff } from './measure-quality.ts';
import { readQuarantinedRows } from './read-quarantined-rows.ts';
import { readRecordRows } from './read-record-rows.ts';
import { readSourceFacts } from './read-source-facts.ts';

/** Which rows: those that fail a dimension, in one source (0 = all) and field ('' for timeliness), with one issue code or any. */
export const qualityRowsSchema = z.object({
  source: z.coerce.number().int().nonnegative().default(0),
  field: z.string().max(200).default(''),
  dimension: z.enum(DIMENSIONS),
  code: z.string().max(200).default(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type QualityRowsInput = z.input<typeof qualityRowsSchema>;

const PAGE_SIZE = 50;

interface Key {
  readonly kind: 'record' | 'quarantine';
  readonly id: number;
  readonly sourceId: number;
  readonly importId: number;
  readonly fileNo: number;
  readonly rowNo: number;
  readonly profileId: number;
}

/** Lists the rows that lower a score: exactly those that the report counts as applicable and not passing. */
export const qualityRows = async (ctx: Context, input: QualityRowsInput): Promise<QualityRowPage> => {
  const actor = requireRole(ctx, 'analyst');
  const ask = qualityRowsSchema.parse(input);
  const [facts, { timelyDays }] = await Promise.all([readSourceFacts(ctx.db), readSettings(ctx.db)]);
  const inScope = facts.filter((s) => (ask.source === 0 || s.id === ask.source) && (ask.field === '' || s.fields.includes(ask.field)));
  const fields = ask.field ? [ask.field] : [...new Set(inScope.flatMap((s) => s.fields))];
  const query = failingSql(ask, fields, {
    sources: inScope,
    cutoff: timelyCutoff(ctx.now(), timelyDays).toISOString(),
  });
  const [keys, counted, codes] = await Promise.all([
    queryRows<Key>(ctx.index, `${query.rows} ORDER BY kind DESC, id, importId, fileNo, rowNo LIMIT {limit:UInt32} OFFSET {offset:UInt32}`, {
      ...query.params,
      limit: PAGE_SIZE,
      offset: (ask.page - 1) * PAGE_SIZE,
    }),
    queryRows<{ n: number }>(ctx.index, `SELECT count() AS n FROM (${query.rows})`, query.params),
    query.codes ? queryRows<{ code: string; rows: number }>(ctx.index, query.codes, query.params) : [],
  ]);
  const [records, quarantined] = await Promise.all([
    readRecordRows(
      ctx.pool,
      keys.flatMap((k) => (k.kind === 'record' ? [k.id] : [])),
      ask.field,
    ),
    readQuarantinedRows(
      ctx.db,
      keys.filter((k) => k.kind === 'quarantine'),
    ),
  ]);
  const names = new Map(facts.map((s) => [s.id, s.name]));
  const open = roleIncludes(actor.role, 'marketer');
  const shown = (text: string): string => (open ? text : maskText(text));
  const rows = keys.map((key): QualityRow => {
    const stored = key.kind === 'record' ? records.get(key.id) : quarantined.get(`${key.importId} ${key.fileNo} ${key.rowNo}`);
    return {
      kind: key.kind,
      sourceId: key.sourceId,
      source: names.get(key.sourceId) ?? '',
      importId: key.importId,
      fileNo: key.fileNo,
      rowNo: key.rowNo,
      profileId: key.profileId || null,
      // The raw text of a row may hold anything.
      label: key.kind === 'quarantine' && !open ? '' : shown(stored?.label ?? ''),
      value: shown(stored?.value ?? ''),
      issues: (stored?.issues ?? []).map((i) => ({ ...i, raw: shown(i.raw) })),
      asOf: stored?.asOf ?? null,
    };
  });
  return { rows, total: counted[0]?.n ?? 0, page: ask.page, pageSize: PAGE_SIZE, codes };
};
