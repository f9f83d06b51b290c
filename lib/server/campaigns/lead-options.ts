import { leadFilterSchema } from '../../campaigns/filters.ts';
import type { LeadOptions } from '../../campaigns/lead-report.ts';
import { leadNames } from '../../campaigns/report.ts';
import { type Context, requireRole } from '../context.ts';
import { queryLeadNames } from './query-lead-names.ts';
import { querySpend } from './query-spend.ts';

/** Every channel and campaign that a lead or a cost names, with its leads: what a filter can choose from. */
export const leadOptions = async (ctx: Context): Promise<LeadOptions> => {
  requireRole(ctx, 'analyst');
  const [groups, spend] = await Promise.all([queryLeadNames(ctx.index), querySpend(ctx.index, leadFilterSchema.parse({}))]);
  return { channels: leadNames('channel', groups, spend), campaigns: leadNames('campaign', groups, spend) };
};
