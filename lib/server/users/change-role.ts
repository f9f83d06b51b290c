import { z } from 'zod';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { findUser } from './find-user.ts';
import { guardLastAdmin, lockAdmins } from './guard-last-admin.ts';
import { roleField, userIdField } from './schemas.ts';

const inputSchema = z.object({ userId: userIdField, role: roleField });

/** Changes a role; it counts from the user's next request on. The last administrator cannot be demoted (`conflict`). */
export const changeRole = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'admin');
  const { userId, role } = inputSchema.parse(input);
  await ctx.db.$transaction(async (tx) => {
    await lockAdmins(tx);
    const user = await findUser(tx, userId);
    if (user.role === role) return;
    if (user.role === 'admin') await guardLastAdmin(tx, userId);
    // The role is read from here on every request, so the session may stay.
    await tx.user.update({ where: { id: userId }, data: { role } });
    await writeAudit(tx, actor, 'user.changeRole', `user:${userId}`, { from: user.role, to: role });
  });
};
