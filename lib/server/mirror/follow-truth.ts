import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, requireRole } from '../context.ts';
import { logger } from '../logger.ts';
import { addLook, type Look, settleLooks } from './looks.ts';
import { mirrorOnce } from './mirror-once.ts';

/** Pause when there is nothing to copy: the index is that far behind at most, and a look costs a few milliseconds. */
const IDLE_MS = 500;
/** Pause after an error: a store that went away is being started again. */
const ERROR_MS = 2_000;

/** Whatever was committed before the statement began has a number below `xmax`: the snapshot is younger than `now()`. */
const LOOK = 'SELECT now() AS at, pg_snapshot_xmax(pg_current_snapshot())::text AS xmax';

const NOTE = `INSERT INTO mirror_cursor (name, caught_up_at) VALUES ('caught_up', $1)
  ON CONFLICT (name) DO UPDATE SET caught_up_at = greatest(mirror_cursor.caught_up_at, $1)`;

/**
 * Makes the looks of one follower. A look copies what there is and notes the time of the youngest look (this one or one before) whose
 * truth is all in the index now; under steady writing there is always something newer. Tells whether there may be more to copy.
 */
export const createLooker = (ctx: Context): (() => Promise<boolean>) => {
  let looks: readonly Look[] = [];
  return async () => {
    const { rows } = await ctx.pool.query<{ at: Date; xmax: string }>(LOOK);
    for (const { at, xmax } of rows) looks = addLook(looks, { at, xmax: BigInt(xmax) });
    const { more, through } = await mirrorOnce(ctx);
    const settled = settleLooks(looks, BigInt(through));
    looks = settled.left;
    if (settled.reached) await ctx.pool.query(NOTE, [settled.reached]);
    return more;
  };
};

/** Keeps the index up with the truth until `signal` is aborted: new rows are copied while they come in. */
export const followTruth = async (ctx: Context, signal: AbortSignal): Promise<void> => {
  requireRole(ctx, 'marketer');
  const look = createLooker(ctx);
  while (!signal.aborted) {
    let pauseMs = IDLE_MS;
    try {
      if (await look()) pauseMs = 0;
    } catch (error) {
      if (signal.aborted) return;
      logger.warn({ err: error }, 'mirror');
      pauseMs = ERROR_MS;
    }
    if (pauseMs > 0) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
};
