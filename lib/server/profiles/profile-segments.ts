import { type Context, requireRole } from '../context.ts';
import { explainMembership } from '../segments/explain-membership.ts';

/** A segment that a person is in. */
export interface ProfileSegment {
  readonly id: number;
  readonly name: string;
}

/** The segments in use that a person is in now, by name. A segment whose rule has a fault has no members. */
export const profileSegments = async (ctx: Context, profileId: number): Promise<readonly ProfileSegment[]> => {
  requireRole(ctx, 'analyst');
  const segments = await ctx.db.segment.findMany({
    where: { archivedAt: null },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
    orderBy: { name: 'asc' },
  });
  const checked = await Promise.all(
    segments.map(async ({ id, name, versions }) => {
      const { member } = await explainMembership(ctx, { profileId, rule: versions[0]?.rule, self: id });
      return member ? [{ id, name }] : [];
    }),
  );
  return checked.flat();
};
