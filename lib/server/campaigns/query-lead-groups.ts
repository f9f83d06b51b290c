import type { LeadFilter } from '../../campaigns/filters.ts';
import type { Money } from '../../campaigns/money.ts';
import type { LeadGroup } from '../../campaigns/report.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { LEAD_TABLE, leadWhere } from './lead-table.ts';

/** Leads of one channel and campaign, with how many reached each place of the climb and how many rows name each stage. */
export interface CountedLeadGroup extends LeadGroup {
  readonly reached: Readonly<Record<string, number>>;
  readonly recorded: Readonly<Record<string, number>>;
  readonly firstDay: string;
  readonly lastDay: string;
}

interface Row {
  readonly channel: string;
  readonly campaign: string;
  readonly leads: number;
  readonly customers: number;
  readonly amounts: Readonly<Record<string, number>>;
  readonly ranks: Readonly<Record<string, number>>;
  readonly recorded: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

const STAGE_OF_RANK = ['lead', 'mql', 'sql', 'opportunity', 'customer'] as const;

const reachedOf = (row: Row): Record<string, number> => {
  const out: Record<string, number> = { lost: row.lost };
  let above = 0;
  for (let rank = STAGE_OF_RANK.length; rank >= 1; rank--) {
    above += row.ranks[String(rank)] ?? 0;
    const stage = STAGE_OF_RANK[rank - 1];
    if (stage) out[stage] = above;
  }
  return out;
};

const moneyOf = (amounts: Row['amounts']): Money[] => Object.entries(amounts).map(([currency, amount]) => ({ currency, amount }));

/** Counts leads per channel and campaign. Values are those of customers, per currency. */
export const queryLeadGroups = async (index: Index, filter: LeadFilter): Promise<CountedLeadGroup[]> => {
  const where = leadWhere(filter);
  const rows = await queryRows<Row>(
    index,
    `SELECT lead_channel AS channel, lead_campaign AS campaign, count() AS leads, countIf(is_customer) AS customers,
      sumMapIf(map(toString(value_currency), ifNull(lead_value, 0)), is_customer AND isNotNull(lead_value)) AS amounts,
      sumMap(map(toString(stage_rank), toUInt64(1))) AS ranks,
      sumMap(mapFromArrays(arrayMap(s -> if(s = '', 'lead', s), stages), arrayMap(s -> toUInt64(1), stages))) AS recorded,
      countIf(is_lost) AS lost,
      formatDateTime(min(created_at), '%F', {zone:String}) AS firstDay, formatDateTime(max(created_at), '%F', {zone:String}) AS lastDay
    FROM (${LEAD_TABLE}) WHERE ${where.sql} GROUP BY lead_channel, lead_campaign ORDER BY leads DESC, channel, campaign`,
    where.params,
  );
  return rows.map((row) => ({
    channel: row.channel,
    campaign: row.campaign,
    leads: row.leads,
    customers: row.customers,
    value: moneyOf(row.amounts),
    reached: reachedOf(row),
    recorded: row.recorded,
    firstDay: row.firstDay,
    lastDay: row.lastDay,
  }));
};
