import type { SegmentLeads } from '../../quality/field-list.ts';
import type { ReadyRule } from '../../segments/compile.ts';
import { FROM_PROFILE } from '../../segments/count-query.ts';
import { LEAD_TABLE } from '../campaigns/lead-table.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { readyRule } from '../segments/ready-rule.ts';

/** The set of profiles of a rule, with its parameters renamed so that several rules fit in one query. */
const membersSql = (ready: ReadyRule, prefix: string): { readonly sql: string; readonly params: Record<string, unknown> } => ({
  sql: `SELECT profile_id ${FROM_PROFILE} AND (${ready.where.replaceAll(/\{p(\d+):/g, `{${prefix}p$1:`)})`,
  params: Object.fromEntries(Object.entries(ready.params).map(([name, value]) => [`${prefix}${name}`, value])),
});

/** Counts leads and customers per set of segments that their person is in. A segment whose rule cannot run has no people. */
export const readSegmentLeads = async (
  ctx: Context,
  segments: readonly { readonly id: number; readonly rule: unknown }[],
): Promise<SegmentLeads[]> => {
  const ready = await Promise.all(segments.map(async ({ id, rule }) => ({ id, found: await readyRule(ctx, rule, id) })));
  const members = ready.flatMap(({ id, found }) => (found.ok ? [{ id, ...membersSql(found.value, `s${id}_`) }] : []));
  if (members.length === 0) return [];
  const flags = members.map(({ id, sql }) => `if(profile IN (${sql}), ${id}, 0)`).join(', ');
  return queryRows<SegmentLeads>(
    ctx.index,
    `SELECT segments, count() AS leads, countIf(is_customer) AS customers FROM (
      SELECT is_customer, arrayFilter(id -> id > 0, [${flags}]) AS segments FROM (
        SELECT is_customer, dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(lead_record), toUInt32(lead_record)) AS profile
        FROM (${LEAD_TABLE}) WHERE lead_record > 0
      )
    ) GROUP BY segments`,
    Object.assign({ zone: 'UTC' }, ...members.map((m) => m.params)),
  );
};
