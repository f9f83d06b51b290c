import { NO_COUNTS } from '../../segments/count-query.ts';
import { activeConditions, parseRule, type Rule } from '../../segments/rule.ts';
import type { SegmentSummary } from '../../segments/views.ts';
import { type Context, requireRole } from '../context.ts';
import { countOrIssue } from './count-or-issue.ts';
import { mapAtOnce } from './map-at-once.ts';
import { readyRules } from './ready-rule.ts';

/** Counts under way at once: the index spreads one over all cores, so that more would only wait for each other. */
const COUNTS_AT_ONCE = 3;

const refersTo = (rule: Rule | null, id: number): boolean =>
  rule !== null && activeConditions(rule.root).some(({ condition }) => condition.kind === 'segment' && condition.segment === id);

/** All segments by name, each with matched → reachable people; a rule that cannot run counts nobody and says why. */
export const listSegments = async (
  ctx: Context,
  input: { readonly archived?: boolean } = {},
): Promise<{ readonly asOf: string; readonly segments: readonly SegmentSummary[] }> => {
  requireRole(ctx, 'analyst');
  const stored = await ctx.db.segment.findMany({
    where: { archivedAt: input.archived ? { not: null } : null },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
    orderBy: { name: 'asc' },
  });
  const parsed = stored.map((segment) => {
    const found = parseRule(segment.versions[0]?.rule);
    return { segment, rule: found.ok ? found.value : null };
  });
  const ready = await readyRules(
    ctx,
    parsed.map(({ segment }) => ({ rule: segment.versions[0]?.rule, self: segment.id })),
  );
  const segments = await mapAtOnce(COUNTS_AT_ONCE, parsed, async ({ segment, rule }, i): Promise<SegmentSummary> => {
    const compiled = ready[i];
    const { counts, issues } = compiled?.ok
      ? await countOrIssue(ctx, segment.id, compiled.value)
      : { counts: NO_COUNTS, issues: compiled?.error ?? [] };
    return {
      id: segment.id,
      name: segment.name,
      description: segment.description,
      version: segment.versions[0]?.version ?? 0,
      rule,
      archived: segment.archivedAt !== null,
      matched: counts.matched,
      reachable: counts.reachable,
      everyone: counts.everyone,
      issues,
      usedIn: parsed
        .filter((other) => refersTo(other.rule, segment.id))
        .map((other) => ({ id: other.segment.id, name: other.segment.name })),
      changedAt: (segment.versions[0]?.createdAt ?? segment.createdAt).toISOString(),
    };
  });
  return { asOf: ctx.now().toISOString(), segments };
};
