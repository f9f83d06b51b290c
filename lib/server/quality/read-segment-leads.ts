import type { SegmentLeads } from '../../quality/field-list.ts';
import { withSets } from '../../segments/compile-rule.ts';
import { FROM_PROFILE } from '../../segments/people-sql.ts';
import { LEAD_TABLE } from '../campaigns/lead-table.ts';
import type { Context } from '../context.ts';
import { queryRule } from '../segments/query-rule.ts';
import { readyRule } from '../segments/ready-rule.ts';

/** Counts leads and customers per set of segments that their person is in. A segment whose rule cannot run has no people. */
export const readSegmentLeads = async (
  ctx: Context,
  segments: readonly { readonly id: number; readonly rule: unknown }[],
): Promise<SegmentLeads[]> => {
  // Several rules share one query, so each names its parameters after its segment.
  const ready = await Promise.all(
    segments.map(async ({ id, rule }) => ({ id, found: await readyRule(ctx, rule, id, { prefix: `s${id}_` }) })),
  );
  const members = ready.flatMap(({ id, found }) =>
    found.ok
      ? [{ id, params: found.value.params, sql: `${withSets(found.value)}SELECT profile_id ${FROM_PROFILE} AND (${found.value.where})` }]
      : [],
  );
  if (members.length === 0) return [];
  const flags = members.map(({ id, sql }) => `if(profile IN (${sql}), ${id}, 0)`).join(', ');
  return queryRule<SegmentLeads>(
    ctx.index,
    `SELECT segments, count() AS leads, countIf(is_customer) AS customers FROM (
      SELECT is_customer, arrayFilter(id -> id > 0, [${flags}]) AS segments FROM (
        SELECT is_customer, dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(lead_record), toUInt32(lead_record)) AS profile
        FROM (${LEAD_TABLE}) WHERE lead_record > 0
      )
    ) GROUP BY segments`,
    Object.assign({ zone: 'UTC' }, ...members.map((m) => m.params)),
    undefined,
    // All rules at once.
    { max_execution_time: 240 },
  );
};
