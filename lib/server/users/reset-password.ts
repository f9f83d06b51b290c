import { z } from 'zod';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { findUser } from './find-user.ts';
import { oneTimePassword } from './one-time-password.ts';
import { hashPassword } from './password-hash.ts';
import { userIdField } from './schemas.ts';

const inputSchema = z.object({ userId: userIdField });

/** Gives a user a new one-time password, shown this once, and signs them out everywhere. */
export const resetPassword = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<{ readonly password: string }> => {
  const actor = requireRole(ctx, 'admin');
  const { userId } = inputSchema.parse(input);
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return ctx.db.$transaction(async (tx) => {
    await findUser(tx, userId);
    await tx.user.update({ where: { id: userId }, data: { passwordHash, oneTimePassword: true, tokenVersion: { increment: 1 } } });
    await writeAudit(tx, actor, 'user.resetPassword', `user:${userId}`);
    return { password };
  });
};
