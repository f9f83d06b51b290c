import type pg from 'pg';
import { type Context, requireRole } from '../context.ts';
import { applyRemoval, nextRemoval } from './apply-removal.ts';
import type { Bound } from './cursor.ts';
import { mirrorRecords } from './mirror-records.ts';
import { mirrorRows } from './mirror-rows.ts';
import { readHorizon } from './read-horizon.ts';
import { finishReset } from './reset-index.ts';
import { TRUTH_TABLES } from './truth-tables.ts';
import { withMirrorLock } from './with-mirror-lock.ts';

/** Rows of one batch: large enough for the index (one part a batch), and a resumed run repeats little. */
export const BATCH_ROWS = 50_000;

/** What one step copied, and whether there may be more to copy at once. */
export interface MirrorStep {
  readonly versions: number;
  readonly rows: number;
  readonly removals: number;
  readonly more: boolean;
}

const step = async (client: pg.ClientBase, ctx: Context, limit: number): Promise<MirrorStep> => {
  const xmin = await readHorizon(client);
  const removal = await nextRemoval(client, xmin);
  const bound: Bound = { xmin, lastTx: removal?.tx ?? null };
  const versions = await mirrorRecords(client, ctx.index, bound, limit);
  let more = versions >= limit;
  let rows = 0;
  for (const table of TRUTH_TABLES) {
    const count = await mirrorRows(client, ctx.index, table, bound, limit);
    rows += count;
    if (count >= limit) more = true;
  }
  if (!removal) return { versions, rows, removals: 0, more };
  if (!more) await applyRemoval(client, ctx.index, removal);
  return { versions, rows, removals: more ? 0 : 1, more: true };
};

/**
 * One step of the mirror from PostgreSQL to the index: at most one batch (`limit` rows, default 50,000) of each truth table in commit
 * order, or the next undo once everything before it is there. Exactly once: a run may be killed anywhere and be called again.
 */
export const mirrorOnce = async (ctx: Context, { limit = BATCH_ROWS }: { limit?: number } = {}): Promise<MirrorStep> => {
  requireRole(ctx, 'marketer');
  return withMirrorLock(ctx, async (client) => {
    await finishReset(client, ctx.index);
    return step(client, ctx, limit);
  });
};
