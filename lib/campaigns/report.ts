import { bucketsBetween, type Grain, startOfGrain } from '../core/days.ts';
import { type Money, perUnit, singleAmount, sumMoney } from './money.ts';

/** Leads of one channel and campaign, as the index counts them. */
export interface LeadGroup {
  readonly channel: string;
  readonly campaign: string;
  readonly leads: number;
  readonly customers: number;
  /** Value of won leads. */
  readonly value: readonly Money[];
}

/** Money spent on one channel and campaign. */
export interface SpendGroup extends Money {
  readonly channel: string;
  readonly campaign: string;
}

/** What leads and spend have in common for one channel, one campaign, or all. */
export interface LeadFigures {
  readonly leads: number;
  readonly customers: number;
  /** Customers per lead, 0 to 1; null without leads. */
  readonly conversion: number | null;
  /** One number when one currency is involved, else null: see the lists. Null also when nothing was spent on record. */
  readonly spend: number | null;
  readonly costPerLead: number | null;
  readonly costPerCustomer: number | null;
  readonly spends: readonly Money[];
  readonly costsPerLead: readonly Money[];
  readonly costsPerCustomer: readonly Money[];
  /** Value of won leads per currency. */
  readonly values: readonly Money[];
}

/** Leads of one day of the series. */
export interface DayGroup {
  readonly day: string;
  readonly channel: string;
  readonly leads: number;
  readonly customers: number;
}

const figures = (groups: readonly LeadGroup[], spend: readonly SpendGroup[]): LeadFigures => {
  const leads = groups.reduce((s, g) => s + g.leads, 0);
  const customers = groups.reduce((s, g) => s + g.customers, 0);
  const spends = sumMoney(spend);
  const costsPerLead = perUnit(spends, leads);
  const costsPerCustomer = perUnit(spends, customers);
  return {
    leads,
    customers,
    conversion: leads > 0 ? customers / leads : null,
    spend: singleAmount(spends),
    costPerLead: singleAmount(costsPerLead),
    costPerCustomer: singleAmount(costsPerCustomer),
    spends,
    costsPerLead,
    costsPerCustomer,
    values: sumMoney(groups.flatMap((g) => g.value)),
  };
};

const fold = (name: string): string => name.toLowerCase();

type Names = Pick<LeadGroup, 'channel' | 'campaign' | 'leads'>;
type Key = 'channel' | 'campaign';

/** Folded name → the spelling with the most leads. Spend without a lead has its name too. */
const spellings = (key: Key, groups: readonly Names[], spend: readonly SpendGroup[]): Map<string, string> => {
  const names = new Map<string, string>();
  for (const g of [...groups].sort((a, b) => b.leads - a.leads)) if (!names.has(fold(g[key]))) names.set(fold(g[key]), g[key]);
  for (const s of spend) if (!names.has(fold(s[key]))) names.set(fold(s[key]), s[key]);
  return names;
};

/** Channels or campaigns with their leads, most first: the names that `figuresBy` gives figures for. */
export const leadNames = (key: Key, groups: readonly Names[], spend: readonly SpendGroup[]): { name: string; leads: number }[] => {
  const leadsOf = Map.groupBy(groups, (g) => fold(g[key]));
  return [...spellings(key, groups, spend)]
    .map(([folded, name]) => ({ name, leads: (leadsOf.get(folded) ?? []).reduce((sum, g) => sum + g.leads, 0) }))
    .sort((a, b) => b.leads - a.leads || (a.name < b.name ? -1 : 1));
};

/** Figures per channel or campaign, most leads first; names that differ only in case are one. Spend without a lead has its row too. */
export const figuresBy = <K extends Key>(
  key: K,
  groups: readonly LeadGroup[],
  spend: readonly SpendGroup[],
): (LeadFigures & Record<K, string>)[] => {
  const leadsOf = Map.groupBy(groups, (g) => fold(g[key]));
  const spendOf = Map.groupBy(spend, (s) => fold(s[key]));
  return [...spellings(key, groups, spend)]
    .map(([folded, name]) => {
      const row = figures(leadsOf.get(folded) ?? [], spendOf.get(folded) ?? []);
      return { ...row, [key]: name } as LeadFigures & Record<K, string>;
    })
    .sort((a, b) => b.leads - a.leads || (a[key] < b[key] ? -1 : 1));
};

/** Figures of everything together. */
export const totalFigures = figures;

/** One bucket of the series: its first day and the leads per channel. */
export interface SeriesBucket {
  readonly start: string;
  /** Null where the data does not reach, which is not the same as no leads. */
  readonly leads: Readonly<Record<string, number>> | null;
  readonly customers: number | null;
}

/**
 * Leads per bucket and channel over a range. Buckets before the first and after the last lead in `extent` are gaps (null);
 * buckets within it without leads are zero.
 */
export const leadSeries = (
  days: readonly DayGroup[],
  range: { readonly from: string; readonly to: string },
  extent: { readonly first: string; readonly last: string } | null,
  grain: Grain,
): SeriesBucket[] => {
  const byStart = Map.groupBy(days, (d) => startOfGrain(d.day, grain));
  return bucketsBetween(range.from, range.to, grain).map((start): SeriesBucket => {
    const rows = byStart.get(start) ?? [];
    const covered = extent !== null && start >= startOfGrain(extent.first, grain) && start <= extent.last;
    if (!covered && rows.length === 0) return { start, leads: null, customers: null };
    const leads: Record<string, number> = {};
    for (const row of rows) leads[row.channel] = (leads[row.channel] ?? 0) + row.leads;
    return { start, leads, customers: rows.reduce((s, r) => s + r.customers, 0) };
  });
};
