import type { ProfileSummary } from '../../identity/profile-view.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { hidesPersonal } from './mask-profile.ts';
import { maskSummary, SUMMARY_COLUMNS } from './profile-row.ts';
import { searchCondition } from './search-condition.ts';

/** The first profiles whose name, e-mail, phone, id or company contains every word of `text` (whole words for analysts); none for no text. */
export const searchProfiles = async (ctx: Context, text: string, limit = 8): Promise<readonly ProfileSummary[]> => {
  const { role } = requireRole(ctx, 'analyst');
  if (text.trim() === '') return [];
  const hidden = hidesPersonal(role);
  const { sql, params } = searchCondition(text, hidden);
  const rows = await queryRows<ProfileSummary>(
    ctx.index,
    `SELECT ${SUMMARY_COLUMNS} FROM profile FINAL WHERE ${sql} ORDER BY last_seen DESC, profile_id LIMIT {limit:UInt32}`,
    { ...params, limit: Math.min(Math.max(limit, 1), 100) },
  );
  return hidden ? rows.map(maskSummary) : rows;
};
