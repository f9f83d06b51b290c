import type { Context } from '../context.ts';
import { mirrorOnce } from './mirror-once.ts';

/** Mirrors until the index has everything committed so far. Gives how many versions of records, other rows and undos were taken. */
export const runMirror = async (
  ctx: Context,
  input: { limit?: number } = {},
): Promise<{ versions: number; rows: number; removals: number }> => {
  const total = { versions: 0, rows: 0, removals: 0 };
  for (;;) {
    const step = await mirrorOnce(ctx, input);
    total.versions += step.versions;
    total.rows += step.rows;
    total.removals += step.removals;
    if (!step.more) return total;
  }
};
