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
export const BATCH_ROWS = 200_000;

/** What one step copied. */
export interface MirrorStep {
  readonly versions: number;
  readonly rows: number;
  readonly removals: number;
  /** Whether there may be more to copy at once. */
  readonly more: boolean;
  /** Number of a transaction: everything committed by those below it is in the index. */
  readonly through: string;
}

const least = (numbers: readonly string[]): string => numbers.reduce((low, n) => (BigInt(n) < BigInt(low) ? n : low));

const step = async (client: pg.ClientBase, ctx: Context, limit: number): Promise<MirrorStep> => {
  const xmin = await readHorizon(client);
  const removal = await nextRemoval(client, xmin);
  const bound: Bound = { xmin, lastTx: removal?.tx ?? null };
  const versions = await mirrorRecords(client, ctx, bound, limit);
  const copied = [versions];
  for (const table of TRUTH_TABLES) copied.push(await mirrorRows(client, ctx, table, bound, limit));
  const rows = copied.reduce((sum, table) => sum + table.rows, 0) - versions.rows;
  const more = copied.some((table) => table.last !== null);
  const through = least([removal?.tx ?? xmin, ...copied.flatMap((table) => (table.last ? [table.last.tx] : []))]);
  if (!removal) return { versions: versions.rows, rows, removals: 0, more, through };
  if (!more) await applyRemoval(client, ctx.index, removal);
  return { versions: versions.rows, rows, removals: more ? 0 : 1, more: true, through };
};

/**
 * One step of the mirror from PostgreSQL to the index: a few batches (of `limit` rows, default 200,000) of each truth table in commit
 * order, or the next undo once everything before it is there. Exactly once: a run may be killed anywhere and be called again.
 */
export const mirrorOnce = async (ctx: Context, { limit = BATCH_ROWS }: { limit?: number } = {}): Promise<MirrorStep> => {
  requireRole(ctx, 'marketer');
  return withMirrorLock(ctx, async (client) => {
    await finishReset(client, ctx.index);
    return step(client, ctx, limit);
  });
};
