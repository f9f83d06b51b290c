import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { acceptPassword } from './accept-password.ts';
import { emailField, nameField, roleField } from './schemas.ts';

const inputSchema = z.object({ email: emailField, name: nameField, role: roleField, password: z.string().max(1000) });

/** Adds a user with a given password, for set-ups by script. Throws `conflict` for a known e-mail, `invalid` for a weak password. */
export const addUser = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<{ readonly userId: number }> => {
  const actor = requireRole(ctx, 'admin');
  const { email, name, role, password } = inputSchema.parse(input);
  const passwordHash = await acceptPassword(ctx, password, [email, name]);
  return ctx.db.$transaction(async (tx) => {
    if (await tx.user.findUnique({ where: { email } })) throw new AppError('conflict', 'emailTaken', 'There is a user with this e-mail.');
    const user = await tx.user.create({ data: { email, name, role, passwordHash } });
    await writeAudit(tx, actor, 'user.create', `user:${user.id}`, { role });
    return { userId: user.id };
  });
};
