import { z } from 'zod';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { findUser } from './find-user.ts';
import { requireUserId } from './require-user-id.ts';
import { userIdField } from './schemas.ts';

const inputSchema = z.object({ userId: userIdField.optional() });

/** Ends all sessions of whoever asks, or of another user when an administrator asks. */
export const signOutEverywhere = async (ctx: Context, input: z.input<typeof inputSchema> = {}): Promise<void> => {
  const actor = requireRole(ctx, 'analyst');
  const { userId = requireUserId(actor) } = inputSchema.parse(input);
  if (userId !== actor.userId) requireRole(ctx, 'admin');
  await ctx.db.$transaction(async (tx) => {
    await findUser(tx, userId);
    await tx.user.update({ where: { id: userId }, data: { tokenVersion: { increment: 1 } } });
    await writeAudit(tx, actor, 'user.signOutEverywhere', `user:${userId}`);
  });
};
