import type { MatchState } from '../../identity/match-state.ts';
import type { Context } from '../context.ts';
import type { Prisma } from '../db/generated/client.ts';

/** The learnt state and how many records were matched under it since. */
export interface KnownModel {
  readonly state: MatchState;
  readonly changed: number;
}

/** The state of the last full run that ended, or null. */
export const readMatchModel = async (ctx: Pick<Context, 'db'>): Promise<KnownModel | null> => {
  const row = await ctx.db.matchModel.findUnique({ where: { id: 1 } });
  return row ? { state: row.state as unknown as MatchState, changed: row.changed } : null;
};

/** More changes than any model bears. */
export const STALE = 2_147_483_647;

/** Calls for a full run: what is in the index is about to change, and a run that is killed half-way must be followed by a full one. */
export const markModelStale = async (ctx: Pick<Context, 'db'>): Promise<void> => {
  await ctx.db.matchModel.updateMany({ data: { changed: STALE } });
};

/** Whether a full run was called for or begun, and none has ended since. */
export const isModelStale = async (ctx: Pick<Context, 'db'>): Promise<boolean> =>
  (await ctx.db.matchModel.count({ where: { changed: STALE } })) > 0;

/** Stores the state after a run. */
export const writeMatchModel = async (ctx: Pick<Context, 'db' | 'now'>, { state, changed }: KnownModel): Promise<void> => {
  const data = { learnedAt: ctx.now(), records: state.records, changed, state: state as unknown as Prisma.InputJsonObject };
  await ctx.db.matchModel.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
};
