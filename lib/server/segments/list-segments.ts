import { activeConditions, parseRule, type Rule } from '../../segments/rule.ts';
import type { SegmentSummary } from '../../segments/views.ts';
import { type Context, requireRole } from '../context.ts';
import { countPeople } from './count-people.ts';
import { readyRule } from './ready-rule.ts';

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
  const segments = await Promise.all(
    parsed.map(async ({ segment, rule }): Promise<SegmentSummary> => {
      const ready = await readyRule(ctx, segment.versions[0]?.rule, segment.id);
      const counts = ready.ok ? (await countPeople(ctx, ready.value)).counts : null;
      return {
        id: segment.id,
        name: segment.name,
        description: segment.description,
        version: segment.versions[0]?.version ?? 0,
        rule,
        archived: segment.archivedAt !== null,
        matched: counts?.matched ?? 0,
        reachable: counts?.reachable ?? 0,
        everyone: counts?.everyone ?? 0,
        issues: ready.ok ? [] : ready.error,
        usedIn: parsed
          .filter((other) => refersTo(other.rule, segment.id))
          .map((other) => ({ id: other.segment.id, name: other.segment.name })),
        changedAt: (segment.versions[0]?.createdAt ?? segment.createdAt).toISOString(),
      };
    }),
  );
  return { asOf: ctx.now().toISOString(), segments };
};
