import type { LeadFilter } from '../../campaigns/filters.ts';
import { FUNNEL_STAGES, UNKNOWN } from '../../campaigns/stages.ts';

const name = (key: string): string =>
  `if(lowerUTF8(trimBoth(props_text['${key}'])) IN ('', 'unknown', '未知'), '', trimBoth(props_text['${key}']))`;
const given = (key: string): string => `parseDateTime64BestEffortOrNull(props_text['${key}'], 3, {zone:String})`;
const time = (key: string): string => `ifNull(${given(key)}, occurred_at)`;

/** What each lead event says, one row an event. A time the row does not give is the time of the event; a date alone is midnight in the parameter `zone`. */
const FACTS = `SELECT props_text['lead_key'] AS lead_key, event_id, record_id, source_id, ${name('channel')} AS channel, ${name('campaign')} AS campaign,
  props_text['stage'] AS stage, ifNull(${given('created_at')}, ${time('stage_at')}) AS created, ${time('stage_at')} AS stage_at, occurred_at AS at,
  if(isNaN(amount), props_number['value'], amount) AS value, (NOT isNaN(amount)) OR mapContains(props_number, 'value') AS has_value, currency
FROM event WHERE type = 'lead' AND props_text['lead_key'] != ''`;

const FIRST_NAMES = `argMinIf(channel, (at, event_id), channel != '') AS first_channel, argMinIf(campaign, (at, event_id), campaign != '') AS first_campaign,
  if(first_channel = '', '${UNKNOWN}', first_channel) AS lead_channel, if(first_campaign = '', '${UNKNOWN}', first_campaign) AS lead_campaign`;

/** One row a lead with its channel and campaign alone, as in the lead table; needs no parameter. */
export const LEAD_NAMES = `SELECT ${FIRST_NAMES} FROM (
  SELECT props_text['lead_key'] AS lead_key, event_id, occurred_at AS at, ${name('channel')} AS channel, ${name('campaign')} AS campaign
  FROM event WHERE type = 'lead' AND props_text['lead_key'] != ''
) GROUP BY lead_key`;

/** Place of a stage in the climb, 0 for `lost` and for a stage that is not known. */
const rank = (stage: string): string => `indexOf([${FUNNEL_STAGES.map((s) => `'${s}'`).join(', ')}], ${stage})`;

/**
 * One row a lead: created = its earliest time, channel and campaign = the first known by time, `stages` = all it reached, `rank` = place
 * of the highest (1 = lead; a fact without a stage still is a lead), value = the latest known. Ties in time are broken by event id.
 * Needs the parameter `zone` (IANA name), which `leadWhere` gives.
 */
export const LEAD_TABLE = `SELECT lead_key, min(created) AS created_at,
  ${FIRST_NAMES},
  groupUniqArray(stage) AS stages, greatest(1, max(${rank('stage')})) AS stage_rank,
  countIf(stage = 'customer') > 0 AS is_customer, countIf(stage = 'lost') > 0 AS is_lost,
  if(is_customer, toNullable(minIf(stage_at, stage = 'customer')), NULL) AS won_at,
  if(max(has_value), toNullable(argMaxIf(value, (at, event_id), has_value)), NULL) AS lead_value,
  argMaxIf(currency, (at, event_id), currency != '') AS value_currency,
  argMinIf(record_id, (at, event_id), record_id > 0) AS lead_record
FROM (${FACTS}) GROUP BY lead_key`;

const lower = (names: readonly string[]): string[] => names.map((n) => n.toLowerCase());

/** Conditions on the rows of the lead table, and their parameters. */
export const leadWhere = (filter: LeadFilter): { readonly sql: string; readonly params: Record<string, unknown> } => {
  const conditions = ['1'];
  const params: Record<string, unknown> = { zone: filter.timeZone };
  const add = (sql: string, key: string, value: unknown): void => {
    conditions.push(sql);
    params[key] = value;
  };
  const day = `formatDateTime(created_at, '%F', {zone:String})`;
  if (filter.from) add(`${day} >= {from:String}`, 'from', filter.from);
  if (filter.to) add(`${day} <= {to:String}`, 'to', filter.to);
  if (filter.channels?.length) add('lowerUTF8(lead_channel) IN {channels:Array(String)}', 'channels', lower(filter.channels));
  if (filter.campaigns?.length) add('lowerUTF8(lead_campaign) IN {campaigns:Array(String)}', 'campaigns', lower(filter.campaigns));
  if (filter.stage === 'lost') conditions.push('is_lost');
  else if (filter.stage) add('stage_rank >= {rank:UInt8}', 'rank', FUNNEL_STAGES.indexOf(filter.stage) + 1);
  return { sql: conditions.join(' AND '), params };
};

/** Conditions on the rows of `spend` for the same filter. */
export const spendWhere = (filter: LeadFilter): { readonly sql: string; readonly params: Record<string, unknown> } => {
  const conditions = ['1'];
  const params: Record<string, unknown> = {};
  const key = (column: string): string =>
    `if(lowerUTF8(trimBoth(${column})) IN ('', 'unknown', '未知'), 'unknown', lowerUTF8(trimBoth(${column})))`;
  if (filter.from) {
    conditions.push('day >= toDate({from:String})');
    params.from = filter.from;
  }
  if (filter.to) {
    conditions.push('day <= toDate({to:String})');
    params.to = filter.to;
  }
  if (filter.channels?.length) {
    conditions.push(`${key('channel')} IN {channels:Array(String)}`);
    params.channels = lower(filter.channels);
  }
  if (filter.campaigns?.length) {
    conditions.push(`${key('campaign')} IN {campaigns:Array(String)}`);
    params.campaigns = lower(filter.campaigns);
  }
  return { sql: conditions.join(' AND '), params };
};
