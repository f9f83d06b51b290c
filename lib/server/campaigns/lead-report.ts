import type { LeadFilterInput } from '../../campaigns/filters.ts';
import type { LeadReport } from '../../campaigns/lead-report.ts';
import { inCurrency } from '../../campaigns/money.ts';
import { figuresBy, leadSeries, totalFigures } from '../../campaigns/report.ts';
import { funnelOf } from '../../campaigns/stages.ts';
import { seriesSpan } from '../../core/days.ts';
import { type Context, requireRole } from '../context.ts';
import { parseLeadFilter } from './parse-lead-filter.ts';
import { type CountedLeadGroup, queryLeadCounts } from './query-lead-counts.ts';
import { querySpend } from './query-spend.ts';

const sumCounts = (all: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const out: Record<string, number> = {};
  for (const counts of all) for (const [key, n] of Object.entries(counts)) out[key] = (out[key] ?? 0) + n;
  return out;
};

const extentOf = (groups: readonly CountedLeadGroup[]): LeadReport['extent'] => {
  const first = groups.map((g) => g.firstDay).sort()[0];
  const last = groups
    .map((g) => g.lastDay)
    .sort()
    .at(-1);
  return first && last ? { first, last } : null;
};

/** Counts leads, customers, stages and cost for a filter: range of creation days, channels, campaigns. */
export const leadReport = async (ctx: Context, input: LeadFilterInput = {}): Promise<LeadReport> => {
  requireRole(ctx, 'analyst');
  const filter = await parseLeadFilter(ctx.index, input);
  const [{ groups: counted, days }, spent] = await Promise.all([queryLeadCounts(ctx.index, filter), querySpend(ctx.index, filter)]);
  const groups = counted.map((group) => ({ ...group, value: inCurrency(group.value, filter.currency) }));
  const spend = inCurrency(spent, filter.currency);
  const byChannel = figuresBy('channel', groups, spend);
  const spelling = new Map(byChannel.map((row) => [row.channel.toLowerCase(), row.channel]));
  const spelled = days.map((day) => ({ ...day, channel: spelling.get(day.channel.toLowerCase()) ?? day.channel }));
  const extent = extentOf(groups);
  const range = { from: filter.from ?? extent?.first ?? '', to: filter.to ?? extent?.last ?? '' };
  const span = range.from && range.to ? seriesSpan(range, extent && { from: extent.first, to: extent.last }, filter.grain) : null;
  return {
    asOf: ctx.now().toISOString(),
    byChannel,
    byCampaign: figuresBy('campaign', groups, spend),
    funnel: funnelOf(sumCounts(groups.map((g) => g.reached)), sumCounts(groups.map((g) => g.recorded))),
    series: span ? leadSeries(spelled, span, extent, span.grain) : [],
    grain: span?.grain ?? filter.grain ?? 'day',
    totals: totalFigures(groups, spend),
    currencies: [...new Set(spend.map((s) => s.currency))].sort(),
    extent,
  };
};
