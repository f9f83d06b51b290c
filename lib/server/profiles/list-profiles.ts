import { z } from 'zod';
import type { ProfileSummary } from '../../identity/profile-view.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { hidesPersonal } from './mask-profile.ts';
import { maskSummary, SUMMARY_COLUMNS } from './profile-row.ts';
import { searchCondition } from './search-condition.ts';

/** What the list of profiles can be sorted by. */
export const PROFILE_SORTS = ['name', 'records', 'first_seen', 'last_seen'] as const;

const SORT_SQL: Readonly<Record<(typeof PROFILE_SORTS)[number], string>> = {
  name: 'lowerUTF8(display_name)',
  records: 'record_count',
  first_seen: 'first_seen',
  last_seen: 'last_seen',
};

const inputSchema = z.object({
  query: z.string().max(200).default(''),
  /** Number of a source: only people of whom it tells. */
  source: z.number().int().positive().max(2_147_483_647).optional(),
  sort: z.enum(PROFILE_SORTS).default('last_seen'),
  descending: z.boolean().default(true),
  /** From 1. */
  page: z.number().int().min(1).max(100_000).default(1),
  pageSize: z.number().int().min(1).max(200).default(50),
});

/** A page of profiles: how many match in all, and the rows of the page; personal data masked for analysts. */
export const listProfiles = async (
  ctx: Context,
  input: z.input<typeof inputSchema> = {},
): Promise<{ readonly total: number; readonly masked: boolean; readonly rows: readonly ProfileSummary[]; readonly asOf: string }> => {
  const { role } = requireRole(ctx, 'analyst');
  const { query, source, sort, descending, page, pageSize } = inputSchema.parse(input);
  const masked = hidesPersonal(role);
  const found = searchCondition(query, masked);
  const sql = source ? `(${found.sql}) AND has(source_ids, {source:UInt32})` : found.sql;
  const params = { ...found.params, ...(source ? { source } : {}) };
  const direction = descending ? 'DESC' : 'ASC';
  // Without a name last, whichever way names are sorted. Who may not see names is not told their order either.
  const byName = sort === 'name' && !masked;
  const order = byName
    ? `display_name = '', ${SORT_SQL.name} ${direction}`
    : `${sort === 'name' ? 'profile_id' : SORT_SQL[sort]} ${direction}`;
  const [counted, rows] = await Promise.all([
    queryRows<{ total: number }>(ctx.index, `SELECT count() AS total FROM profile FINAL WHERE ${sql}`, params),
    queryRows<ProfileSummary>(
      ctx.index,
      `SELECT ${SUMMARY_COLUMNS} FROM profile FINAL WHERE ${sql} ORDER BY ${order}, profile_id LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
      { ...params, limit: pageSize, offset: (page - 1) * pageSize },
    ),
  ]);
  return { total: Number(counted[0]?.total ?? 0), masked, rows: masked ? rows.map(maskSummary) : rows, asOf: ctx.now().toISOString() };
};
