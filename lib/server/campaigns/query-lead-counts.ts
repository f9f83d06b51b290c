import type { LeadFilter } from '../../campaigns/filters.ts';
import type { Money } from '../../campaigns/money.ts';
import type { DayGroup, LeadGroup } from '../../campaigns/report.ts';
import { FUNNEL_STAGES } from '../../campaigns/stages.ts';
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
  /** '' in the rows of a channel and campaign over all days. */
  readonly day: string;
  readonly leads: number;
  readonly customers: number;
  readonly amounts: Readonly<Record<string, number>>;
  readonly ranks: Readonly<Record<string, number>>;
  readonly recorded: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

const reachedOf = (row: Row): Record<string, number> => {
  const out: Record<string, number> = { lost: row.lost };
  let above = 0;
  for (let rank = FUNNEL_STAGES.length; rank >= 1; rank--) {
    above += row.ranks[String(rank)] ?? 0;
    const stage = FUNNEL_STAGES[rank - 1];
    if (stage) out[stage] = above;
  }
  return out;
};

const moneyOf = (amounts: Row['amounts']): Money[] => Object.entries(amounts).map(([currency, amount]) => ({ currency, amount }));

const groupOf = (row: Row): CountedLeadGroup => ({
  channel: row.channel,
  campaign: row.campaign,
  leads: row.leads,
  customers: row.customers,
  value: moneyOf(row.amounts),
  reached: reachedOf(row),
  recorded: row.recorded,
  firstDay: row.firstDay,
  lastDay: row.lastDay,
});

/** Counts leads per channel and campaign, and per day of creation (in the filter's time zone) and channel, in one pass. Values are those of customers, per currency. */
export const queryLeadCounts = async (
  index: Index,
  filter: LeadFilter,
): Promise<{ readonly groups: readonly CountedLeadGroup[]; readonly days: readonly DayGroup[] }> => {
  const where = leadWhere(filter);
  const rows = await queryRows<Row>(
    index,
    `SELECT lead_channel AS channel, lead_campaign AS campaign, created_day AS day, count() AS leads, countIf(is_customer) AS customers,
      sumMapIf(map(toString(value_currency), ifNull(lead_value, 0)), is_customer AND isNotNull(lead_value)) AS amounts,
      sumMap(map(toString(stage_rank), toUInt64(1))) AS ranks,
      sumMap(mapFromArrays(arrayMap(s -> if(s = '', 'lead', s), stages), arrayMap(s -> toUInt64(1), stages))) AS recorded,
      countIf(is_lost) AS lost, min(lead_day) AS firstDay, max(lead_day) AS lastDay
    FROM (SELECT *, formatDateTime(created_at, '%F', {zone:String}) AS created_day, created_day AS lead_day FROM (${LEAD_TABLE})) WHERE ${where.sql}
    GROUP BY GROUPING SETS ((lead_channel, lead_campaign), (created_day, lead_channel)) ORDER BY day, leads DESC, channel, campaign`,
    where.params,
  );
  return {
    groups: rows.filter((row) => row.day === '').map(groupOf),
    days: rows.filter((row) => row.day !== '').map(({ day, channel, leads, customers }) => ({ day, channel, leads, customers })),
  };
};
