import type { LeadFilterInput } from '../../campaigns/filters.ts';
import type { LeadPage } from '../../campaigns/lead-row.ts';
import { FUNNEL_STAGES, type LeadStage } from '../../campaigns/stages.ts';
import { maskText } from '../../core/mask.ts';
import { roleIncludes } from '../../core/roles.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { LEAD_TABLE, leadWhere } from './lead-table.ts';
import { parseLeadFilter } from './parse-lead-filter.ts';

const PAGE_SIZE = 50;
const PAGE_MAX = 100_000;

interface Row {
  readonly leadKey: string;
  readonly createdAt: string;
  readonly channel: string;
  readonly campaign: string;
  readonly stageRank: number;
  readonly isCustomer: number;
  readonly isLost: number;
  readonly wonAt: string | null;
  readonly value: number | null;
  readonly currency: string;
  readonly profileId: number;
}

const ISO = '%Y-%m-%dT%H:%i:%SZ';

const stageOf = (row: Row): LeadStage => (row.isLost && !row.isCustomer ? 'lost' : (FUNNEL_STAGES[row.stageRank - 1] ?? 'lead'));

const pageRows = (ctx: Context, where: ReturnType<typeof leadWhere>, page: number): Promise<Row[]> =>
  queryRows<Row>(
    ctx.index,
    `SELECT lead_key AS leadKey, formatDateTime(created_at, '${ISO}', 'UTC') AS createdAt, lead_channel AS channel, lead_campaign AS campaign,
      stage_rank AS stageRank, is_customer AS isCustomer, is_lost AS isLost, formatDateTime(won_at, '${ISO}', 'UTC') AS wonAt,
      lead_value AS value, value_currency AS currency,
      if(lead_record = 0, 0, dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(lead_record), toUInt32(lead_record))) AS profileId
    FROM (${LEAD_TABLE}) WHERE ${where.sql} ORDER BY created_at DESC, lead_key LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
    { ...where.params, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE },
  );

const namesOf = async (ctx: Context, profileIds: readonly number[]): Promise<Map<number, string>> => {
  if (profileIds.length === 0) return new Map();
  const rows = await queryRows<{ id: number; name: string }>(
    ctx.index,
    'SELECT profile_id AS id, display_name AS name FROM profile FINAL WHERE profile_id IN {ids:Array(UInt32)}',
    { ids: profileIds },
  );
  return new Map(rows.map((row) => [row.id, row.name]));
};

/** The leads behind a number of the report: the same filter gives the same leads. Pages count from 1. */
export const listLeads = async (ctx: Context, input: LeadFilterInput = {}, page = 1): Promise<LeadPage> => {
  const actor = requireRole(ctx, 'analyst');
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), PAGE_MAX);
  const filter = await parseLeadFilter(ctx.index, input);
  const where = leadWhere(filter);
  const [rows, counted] = await Promise.all([
    pageRows(ctx, where, at),
    queryRows<{ n: number }>(ctx.index, `SELECT count() AS n FROM (${LEAD_TABLE}) WHERE ${where.sql}`, where.params),
  ]);
  const names = await namesOf(ctx, [...new Set(rows.map((r) => r.profileId).filter((id) => id > 0))]);
  const open = roleIncludes(actor.role, 'marketer');
  const shown = (name: string): string => (open ? name : maskText(name));
  return {
    rows: rows.map((row, i) => ({
      no: (at - 1) * PAGE_SIZE + i + 1,
      leadKey: shown(row.leadKey),
      createdAt: row.createdAt,
      channel: row.channel,
      campaign: row.campaign,
      stage: stageOf(row),
      wonAt: row.wonAt,
      value: row.value,
      currency: row.currency || (filter.currency ?? ''),
      profileId: row.profileId || null,
      name: shown(names.get(row.profileId) ?? ''),
    })),
    total: counted[0]?.n ?? 0,
    page: at,
    pageSize: PAGE_SIZE,
  };
};
