import type { z } from 'zod';
import { settingsSchema } from '../../core/settings.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { zoneInIndex } from '../clickhouse/time-zones.ts';
import { type Context, requireRole } from '../context.ts';

const inputSchema = settingsSchema.partial();

/** Changes some of the organisation's settings. Throws `invalid` for a time zone that the index does not know: reports would fail. */
export const updateSettings = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'admin');
  const given = new Set(Object.keys(input));
  const parsed = inputSchema.parse(input);
  if (input.timeZone !== undefined && parsed.timeZone !== undefined) parsed.timeZone = await zoneInIndex(ctx.index, parsed.timeZone);
  const changes = Object.entries(parsed).filter(([key]) => given.has(key));
  await ctx.db.$transaction(async (tx) => {
    for (const [key, value] of changes) await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    await writeAudit(tx, actor, 'settings.update', 'settings', { keys: changes.map(([key]) => key).join(',') });
  });
};
