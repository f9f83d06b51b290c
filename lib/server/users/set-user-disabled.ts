import { z } from 'zod';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { findUser } from './find-user.ts';
import { guardLastAdmin, lockAdmins } from './guard-last-admin.ts';
import { userIdField } from './schemas.ts';

const inputSchema = z.object({ userId: userIdField, disabled: z.boolean() });

/** Shuts a user out at once, or lets them in again. The last administrator cannot be disabled (`conflict`). */
export const setUserDisabled = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'admin');
  const { userId, disabled } = inputSchema.parse(input);
  await ctx.db.$transaction(async (tx) => {
    await lockAdmins(tx);
    const user = await findUser(tx, userId);
    if (disabled === (user.disabledAt !== null)) return;
    if (disabled && user.role === 'admin') await guardLastAdmin(tx, userId);
    await tx.user.update({ where: { id: userId }, data: { disabledAt: disabled ? ctx.now() : null, tokenVersion: { increment: 1 } } });
    await writeAudit(tx, actor, disabled ? 'user.disable' : 'user.enable', `user:${userId}`);
  });
};
