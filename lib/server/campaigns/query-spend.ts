import type { LeadFilter } from '../../campaigns/filters.ts';
import type { SpendGroup } from '../../campaigns/report.ts';
import { UNKNOWN } from '../../campaigns/stages.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { spendWhere } from './lead-table.ts';

const name = (column: string): string =>
  `if(lowerUTF8(trimBoth(spend.${column})) IN ('', 'unknown', '未知'), '${UNKNOWN}', trimBoth(spend.${column}))`;

interface Row {
  readonly spendChannel: string;
  readonly spendCampaign: string;
  readonly currency: string;
  readonly total: number;
}

/** Money spent per channel, campaign and currency on the days of the filter. */
export const querySpend = async (index: Index, filter: LeadFilter): Promise<SpendGroup[]> => {
  const where = spendWhere(filter);
  const rows = await queryRows<Row>(
    index,
    `SELECT ${name('channel')} AS spendChannel, ${name('campaign')} AS spendCampaign, currency, sum(amount) AS total
    FROM spend WHERE ${where.sql} GROUP BY spendChannel, spendCampaign, currency ORDER BY spendChannel, spendCampaign, currency`,
    where.params,
  );
  return rows.map((r) => ({ channel: r.spendChannel, campaign: r.spendCampaign, currency: r.currency, amount: r.total }));
};
