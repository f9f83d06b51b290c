import type { Grain } from '../core/days.ts';
import type { LeadFigures, SeriesBucket } from './report.ts';
import type { FunnelStep } from './stages.ts';

/** Leads and customers by channel, campaign, stage and time. */
export interface LeadReport {
  /** ISO 8601. */
  readonly asOf: string;
  readonly byChannel: readonly (LeadFigures & { readonly channel: string })[];
  readonly byCampaign: readonly (LeadFigures & { readonly campaign: string })[];
  readonly funnel: readonly FunnelStep[];
  readonly series: readonly SeriesBucket[];
  readonly grain: Grain;
  readonly totals: LeadFigures;
  /** Currencies of the spend; with more than one, amounts are listed per currency and never added. */
  readonly currencies: readonly string[];
  /** First and last day on which a counted lead was created; null without leads. */
  readonly extent: { readonly first: string; readonly last: string } | null;
}

/** What a filter can choose from, most leads first. */
export interface LeadOptions {
  readonly channels: readonly { readonly name: string; readonly leads: number }[];
  readonly campaigns: readonly { readonly name: string; readonly leads: number }[];
}
