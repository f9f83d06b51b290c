import type { LeadFilter } from '../../campaigns/filters.ts';
import type { DayGroup } from '../../campaigns/report.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { LEAD_TABLE, leadWhere } from './lead-table.ts';

/** Leads per day of creation (in the filter's time zone) and channel. */
export const queryLeadDays = async (index: Index, filter: LeadFilter): Promise<DayGroup[]> => {
  const where = leadWhere(filter);
  return queryRows<DayGroup>(
    index,
    `SELECT formatDateTime(created_at, '%F', {zone:String}) AS day, lead_channel AS channel, count() AS leads, countIf(is_customer) AS customers
    FROM (${LEAD_TABLE}) WHERE ${where.sql} GROUP BY day, channel ORDER BY day, channel`,
    where.params,
  );
};
