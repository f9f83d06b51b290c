import { type LeadFilterInput, leadFilterSchema } from '../../campaigns/filters.ts';
import type { LeadOptions } from '../../campaigns/lead-report.ts';
import { figuresBy } from '../../campaigns/report.ts';
import { type Context, requireRole } from '../context.ts';
import { queryLeadGroups } from './query-lead-groups.ts';
import { querySpend } from './query-spend.ts';

/** Every channel and campaign that a lead or a cost names, with its leads: what a filter can choose from. */
export const leadOptions = async (ctx: Context, input: Pick<LeadFilterInput, 'timeZone'> = {}): Promise<LeadOptions> => {
  requireRole(ctx, 'analyst');
  const filter = leadFilterSchema.parse({ timeZone: input.timeZone });
  const [groups, spend] = await Promise.all([queryLeadGroups(ctx.index, filter), querySpend(ctx.index, filter)]);
  return {
    channels: figuresBy('channel', groups, spend).map((row) => ({ name: row.channel, leads: row.leads })),
    campaigns: figuresBy('campaign', groups, spend).map((row) => ({ name: row.campaign, leads: row.leads })),
  };
};
