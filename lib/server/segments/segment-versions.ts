import { parseRule } from '../../segments/rule.ts';
import type { SegmentVersionRow } from '../../segments/views.ts';
import { type Context, requireRole } from '../context.ts';
import { findSegment } from './find-segment.ts';

/** All versions of a segment, newest first. Throws `not_found`. */
export const segmentVersions = async (ctx: Context, input: { readonly id: number }): Promise<readonly SegmentVersionRow[]> => {
  requireRole(ctx, 'analyst');
  await findSegment(ctx, input.id);
  const versions = await ctx.db.segmentVersion.findMany({ where: { segmentId: input.id }, orderBy: { version: 'desc' } });
  const userIds = [...new Set(versions.flatMap((version) => version.createdById ?? []))];
  const users = await ctx.db.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
  const nameOf = new Map(users.map((user) => [user.id, user.name]));
  return versions.map((version) => {
    const parsed = parseRule(version.rule);
    return {
      version: version.version,
      rule: parsed.ok ? parsed.value : null,
      savedAt: version.createdAt.toISOString(),
      savedBy: version.createdById === null ? null : (nameOf.get(version.createdById) ?? null),
    };
  });
};
