import { z } from 'zod';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { requireUserId } from './require-user-id.ts';
import { nameField } from './schemas.ts';

const inputSchema = z.object({ name: nameField.optional(), locale: z.enum(['en', 'zh-CN']).optional() });

/** Changes the name or language of whoever asks. */
export const updateOwnProfile = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'analyst');
  const userId = requireUserId(actor);
  const { name, locale } = inputSchema.parse(input);
  await ctx.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { ...(name ? { name } : {}), ...(locale ? { locale } : {}) } });
    await writeAudit(tx, actor, 'user.updateOwn', `user:${userId}`, { name: name !== undefined, locale: locale ?? null });
  });
};
