import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { oneTimePassword } from './one-time-password.ts';
import { hashPassword } from './password-hash.ts';
import { emailField, nameField, roleField } from './schemas.ts';

const inputSchema = z.object({ email: emailField, name: nameField, role: roleField });

/** Adds a user with a password that is given back this once and must be replaced at the first sign-in. Throws `conflict` for a known e-mail. */
export const inviteUser = async (
  ctx: Context,
  input: z.input<typeof inputSchema>,
): Promise<{ readonly userId: number; readonly password: string }> => {
  const actor = requireRole(ctx, 'admin');
  const { email, name, role } = inputSchema.parse(input);
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return ctx.db.$transaction(async (tx) => {
    if (await tx.user.findUnique({ where: { email } })) throw new AppError('conflict', 'emailTaken', 'There is a user with this e-mail.');
    const user = await tx.user.create({ data: { email, name, role, passwordHash, oneTimePassword: true } });
    await writeAudit(tx, actor, 'user.create', `user:${user.id}`, { role });
    return { userId: user.id, password };
  });
};
