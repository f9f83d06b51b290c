import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { type Context, requireRole } from '../context.ts';
import { recordsOfProfile } from '../profiles/records-of-profile.ts';
import { recluster } from './recluster.ts';
import { recordDecision } from './record-decision.ts';
import { withIdentityLock } from './with-identity-lock.ts';

const inputSchema = z.object({
  profileId: z.number().int().positive(),
  recordIds: z.array(z.number().int().positive()).min(1).max(1000),
  reason: z.string().trim().max(500).default(''),
});

/**
 * Takes records out of a profile for good: they and the records that stay are decided to be different people, so that no later run
 * joins them again. Events follow, as they belong to records. Throws `invalid` unless some records go and some stay.
 */
export const unmergeRecord = async (
  ctx: Context,
  input: z.input<typeof inputSchema>,
): Promise<{ readonly decisionId: number; readonly profiles: readonly number[] }> => {
  const actor = requireRole(ctx, 'admin');
  const { profileId, recordIds, reason } = inputSchema.parse(input);
  return withIdentityLock(ctx.pool, async () => {
    const members = await recordsOfProfile(ctx.pool, profileId);
    const leaving = new Set(recordIds.filter((id) => members.includes(id)));
    const staying = members.filter((id) => !leaving.has(id));
    if (leaving.size !== new Set(recordIds).size || staying.length === 0)
      throw new AppError('invalid', 'cannotUnmerge', 'Choose records of this profile, and leave at least one in it.');
    const pairs = [...leaving].flatMap((a) => staying.map((b) => [a, b] as const));
    const decisionId = await recordDecision(ctx, actor, {
      kind: 'not_same',
      pairs,
      reason,
      evidence: { profileId },
      action: 'identity.unmerge',
    });
    await recluster(ctx, members);
    const after = await ctx.db.clusterMember.findMany({ where: { recordId: { in: members } } });
    const profileOf = new Map(after.map((m) => [m.recordId, m.profileId]));
    return { decisionId, profiles: [...new Set(members.map((id) => profileOf.get(id) ?? id))] };
  });
};
