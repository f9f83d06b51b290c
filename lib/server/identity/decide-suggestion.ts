import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { type Context, requireRole } from '../context.ts';
import { recluster } from './recluster.ts';
import { recordDecision } from './record-decision.ts';
import { withIdentityLock } from './with-identity-lock.ts';

const inputSchema = z.object({
  id: z.string().min(1).max(40),
  verdict: z.enum(['same', 'not_same']),
  reason: z.string().trim().max(500).default(''),
});

/** What a decision led to: its number (for an undo) and the profile the first record is in now. */
export interface DecisionOutcome {
  readonly decisionId: number;
  readonly profileId: number;
}

/**
 * Approves or rejects a suggestion; clusters, suggestions and profiles follow at once. Throws `not_found` when the suggestion is gone,
 * for instance because somebody else has decided it.
 */
export const decideSuggestion = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<DecisionOutcome> => {
  const actor = requireRole(ctx, 'admin');
  const { id, verdict, reason } = inputSchema.parse(input);
  return withIdentityLock(ctx.pool, async () => {
    const suggestion = await ctx.db.suggestion.findUnique({ where: { id } });
    if (!suggestion) throw new AppError('not_found', 'suggestionGone', 'This suggestion is not open any more.');
    const { recordA, recordB } = suggestion;
    const decisionId = await recordDecision(ctx, actor, {
      kind: verdict,
      pairs: [[recordA, recordB]],
      reason,
      evidence: { score: suggestion.score, reasons: suggestion.reasons, profileA: suggestion.profileA, profileB: suggestion.profileB },
      action: verdict === 'same' ? 'identity.approve' : 'identity.reject',
    });
    await recluster(ctx, [recordA, recordB]);
    const member = await ctx.db.clusterMember.findUnique({ where: { recordId: recordA } });
    return { decisionId, profileId: member?.profileId ?? recordA };
  });
};
