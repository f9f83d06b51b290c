import type { z } from 'zod';
import { settingsSchema } from '../../core/settings.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';

const inputSchema = settingsSchema.partial();

/** Changes some of the organisation's settings. */
export const updateSettings = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'admin');
  const given = new Set(Object.keys(input));
  const changes = Object.entries(inputSchema.parse(input)).filter(([key]) => given.has(key));
  await ctx.db.$transaction(async (tx) => {
    for (const [key, value] of changes) await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    await writeAudit(tx, actor, 'settings.update', 'settings', { keys: changes.map(([key]) => key).join(',') });
  });
};
