import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireActor } from '../context.ts';
import { acceptPassword } from './accept-password.ts';
import { findUser } from './find-user.ts';
import { verifyPassword } from './password-hash.ts';
import { requireUserId } from './require-user-id.ts';
import { countAttempt, forgetAttempt } from './throttle.ts';

const inputSchema = z.object({ current: z.string().max(1000), next: z.string().max(1000) });

/**
 * Changes the password of whoever asks and signs all their sessions out, this one included. The current password is checked, and
 * guessing it is slowed down as at sign-in. Throws `invalid` when it is wrong or the new one breaks a rule.
 */
export const changeOwnPassword = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireActor(ctx);
  const userId = requireUserId(actor);
  const { current, next } = inputSchema.parse(input);
  const user = await findUser(ctx.db, userId);
  const attempt = await countAttempt(ctx, user.email, `session:${userId}`, true);
  if (!(await verifyPassword(user.passwordHash, current))) throw new AppError('invalid', 'wrongPassword', 'The current password is wrong.');
  await forgetAttempt(ctx, attempt);
  if (current === next) throw new AppError('invalid', 'passwordSame', 'The new password equals the old one.');
  const passwordHash = await acceptPassword(ctx, next, [user.email, user.name]);
  await ctx.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash, oneTimePassword: false, tokenVersion: { increment: 1 } } });
    await writeAudit(tx, actor, 'user.changePassword', `user:${userId}`);
  });
};
