import { leadReport } from '../../lib/server/campaigns/lead-report.ts';
import type { Command } from './command.ts';

/** `leads`: leads, customers and cost by channel and campaign, and the funnel. */
export const leadsCommand: Command = {
  usage: '',
  options: {},
  run: async ({ ctx }) => {
    const report = await leadReport(ctx);
    const json = {
      byChannel: report.byChannel.map(({ channel, leads, customers, spend, costPerLead }) => ({
        channel,
        leads,
        customers,
        spend,
        costPerLead,
      })),
      byCampaign: report.byCampaign.map(({ campaign, leads, customers, spend, costPerLead }) => ({
        campaign,
        leads,
        customers,
        spend,
        costPerLead,
      })),
      funnel: report.funnel.map(({ stage, leads }) => ({ stage, leads })),
    };
    const lines = [
      ...json.byChannel.map(
        (row) =>
          `${row.channel || '(no channel)'}: ${row.leads} leads, ${row.customers} customers, cost per lead ${row.costPerLead?.toFixed(2) ?? '–'}`,
      ),
      ...json.funnel.map((row) => `${row.stage}: ${row.leads}`),
    ];
    return { json, lines };
  },
};
