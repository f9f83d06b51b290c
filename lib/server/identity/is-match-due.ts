import { hasSameRules } from '../../identity/match-state.ts';
import type { Context } from '../context.ts';
import { readMatchModel, STALE } from './match-model.ts';
import { readExclusiveSources, readThresholds } from './read-identity-rules.ts';

/** Whether all records must be matched though none has changed: a full run was called for or begun and none has ended since, or other rules hold. */
export const isMatchDue = async (ctx: Pick<Context, 'db'>): Promise<boolean> => {
  const [known, thresholds, exclusive] = await Promise.all([readMatchModel(ctx), readThresholds(ctx.db), readExclusiveSources(ctx.db)]);
  return known !== null && (known.changed === STALE || !hasSameRules(known.state, { thresholds, exclusive }));
};
