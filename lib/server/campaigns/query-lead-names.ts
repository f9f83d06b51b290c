import { type Index, queryRows } from '../clickhouse/client.ts';
import { LEAD_NAMES } from './lead-table.ts';

/** Counts all leads per channel and campaign, and nothing else: what a filter can choose from. */
export const queryLeadNames = (index: Index): Promise<{ channel: string; campaign: string; leads: number }[]> =>
  queryRows(
    index,
    `SELECT lead_channel AS channel, lead_campaign AS campaign, count() AS leads FROM (${LEAD_NAMES})
    GROUP BY lead_channel, lead_campaign ORDER BY leads DESC, channel, campaign`,
  );
