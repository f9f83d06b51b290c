import { hasSameRules } from '../../identity/match-state.ts';
import type { Context } from '../context.ts';
import { isModelStale, readMatchModel } from './match-model.ts';
import { readExclusiveSources, readThresholds } from './read-identity-rules.ts';

/** Whether other thresholds or sources without duplicates hold than in the last full run. */
export const hasOtherRules = async (ctx: Pick<Context, 'db'>): Promise<boolean> => {
  const [known, thresholds, exclusive] = await Promise.all([readMatchModel(ctx), readThresholds(ctx.db), readExclusiveSources(ctx.db)]);
  return known !== null && !hasSameRules(known.state, { thresholds, exclusive });
};

/** Whether all records must be matched though none has changed: a full run was called for or begun and none has ended since, or other rules hold. */
export const isMatchDue = async (ctx: Pick<Context, 'db'>): Promise<boolean> => (await isModelStale(ctx)) || (await hasOtherRules(ctx));
