import { z } from 'zod';
import type { LeadFilterInput } from '../../campaigns/filters.ts';
import type { Money } from '../../campaigns/money.ts';
import type { LeadFigures } from '../../campaigns/report.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../core/csv.ts';
import { type Context, requireRole } from '../context.ts';
import { leadReport } from './lead-report.ts';

const bySchema = z.enum(['channel', 'campaign']);

const list = (amounts: readonly Money[]): string => amounts.map((m) => `${m.amount.toFixed(2)} ${m.currency}`.trim()).join('; ');

const cells = (name: string, row: LeadFigures): (string | number)[] => [
  name,
  row.leads,
  row.customers,
  row.conversion === null ? '' : Number((100 * row.conversion).toFixed(2)),
  list(row.spends),
  list(row.costsPerLead),
  list(row.costsPerCustomer),
  list(row.values),
];

/** The channel or campaign table with its totals line as CSV (UTF-8 with byte order mark, formula-safe). The same filter gives the same numbers as the page. */
export const exportLeads = async (ctx: Context, input: LeadFilterInput, by: 'channel' | 'campaign'): Promise<string> => {
  requireRole(ctx, 'analyst');
  const key = bySchema.parse(by);
  const report = await leadReport(ctx, input);
  const head = [key, 'leads', 'customers', 'conversion %', 'spend', 'cost per lead', 'cost per customer', 'won value'];
  const rows = key === 'channel' ? report.byChannel.map((r) => cells(r.channel, r)) : report.byCampaign.map((r) => cells(r.campaign, r));
  return BYTE_ORDER_MARK + [head, ...rows, cells('Total', report.totals)].map(csvLine).join('');
};
