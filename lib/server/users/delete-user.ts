import { z } from 'zod';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { findUser } from './find-user.ts';
import { guardLastAdmin, lockAdmins } from './guard-last-admin.ts';
import { userIdField } from './schemas.ts';

const inputSchema = z.object({ userId: userIdField });

/** Deletes a user; what they did stays in the audit log under their name. The last administrator cannot be deleted (`conflict`). */
export const deleteUser = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'admin');
  const { userId } = inputSchema.parse(input);
  await ctx.db.$transaction(async (tx) => {
    await lockAdmins(tx);
    const user = await findUser(tx, userId);
    if (user.role === 'admin' && !user.disabledAt) await guardLastAdmin(tx, userId);
    await tx.user.delete({ where: { id: userId } });
    await writeAudit(tx, actor, 'user.delete', `user:${userId}`, { role: user.role });
  });
};
