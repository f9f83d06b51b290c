import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, requireRole } from '../context.ts';
import { logger } from '../logger.ts';
import { countUnmirrored } from './count-unmirrored.ts';
import { mirrorOnce } from './mirror-once.ts';

/** Pause when there is nothing to copy: the index is that far behind at most, and a look costs a few milliseconds. */
const IDLE_MS = 500;
/** Pause after an error: a store that went away is being started again. */
const ERROR_MS = 2_000;

const NOTE = `INSERT INTO mirror_cursor (name, caught_up_at) VALUES ('caught_up', $1)
  ON CONFLICT (name) DO UPDATE SET caught_up_at = greatest(mirror_cursor.caught_up_at, $1)`;

/** One look at the truth: copies what there is, and notes the time of the look when nothing was left. */
const lookOnce = async (ctx: Context): Promise<boolean> => {
  const { rows } = await ctx.pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const { more } = await mirrorOnce(ctx);
  if (more) return true;
  if ((await countUnmirrored(ctx.pool, 1)) === 0) await ctx.pool.query(NOTE, [rows[0]?.now]);
  return false;
};

/** Keeps the index up with the truth until `signal` is aborted: new rows are copied while they come in. */
export const followTruth = async (ctx: Context, signal: AbortSignal): Promise<void> => {
  requireRole(ctx, 'marketer');
  while (!signal.aborted) {
    let pauseMs = IDLE_MS;
    try {
      if (await lookOnce(ctx)) pauseMs = 0;
    } catch (error) {
      if (signal.aborted) return;
      logger.warn({ err: error }, 'mirror');
      pauseMs = ERROR_MS;
    }
    if (pauseMs > 0) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
};
