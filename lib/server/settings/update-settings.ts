import type { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { type Settings, settingsSchema } from '../../core/settings.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { zoneInIndex } from '../clickhouse/time-zones.ts';
import { type Context, requireRole } from '../context.ts';
import type { DbOrTx } from '../db/client.ts';
import { enqueueIndex } from '../jobs/enqueue-index.ts';
import { readSettings } from './read-settings.ts';

const inputSchema = settingsSchema.partial();

/**
 * Whether thresholds change, so that all records must be matched anew. Throws `invalid` where they change
 * so that pairs would merge that are not even sure enough to be suggested; those of an older installation may stay as they are.
 */
const checkThresholds = async (tx: DbOrTx, { suggestFrom, mergeFrom }: Partial<Settings>): Promise<boolean> => {
  if (suggestFrom === undefined && mergeFrom === undefined) return false;
  const now = await readSettings(tx);
  const next = { suggestFrom: suggestFrom ?? now.suggestFrom, mergeFrom: mergeFrom ?? now.mergeFrom };
  if (next.suggestFrom === now.suggestFrom && next.mergeFrom === now.mergeFrom) return false;
  if (next.mergeFrom < next.suggestFrom)
    throw new AppError('invalid', 'mergeBelowSuggest', 'Merging cannot begin below the probability of suggestions.', {
      suggestFrom: Math.round(next.suggestFrom * 10_000) / 100,
    });
  return true;
};

/**
 * Changes some of the organisation's settings; other thresholds match all records anew. Throws `invalid` for a time zone that the index
 * does not know, as reports would fail, and for a change to merging below the probability of suggestions.
 */
export const updateSettings = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'admin');
  const given = new Set(Object.keys(input));
  const parsed = inputSchema.parse(input);
  if (input.timeZone !== undefined && parsed.timeZone !== undefined) parsed.timeZone = await zoneInIndex(ctx.index, parsed.timeZone);
  const changes = Object.entries(parsed).filter(([key]) => given.has(key));
  if (changes.length === 0) return;
  const matchesAnew = await ctx.db.$transaction(async (tx) => {
    const isOther = await checkThresholds(tx, Object.fromEntries(changes));
    for (const [key, value] of changes) await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    await writeAudit(tx, actor, 'settings.update', 'settings', { keys: changes.map(([key]) => key).join(',') });
    return isOther;
  });
  if (matchesAnew) await enqueueIndex(ctx);
};
