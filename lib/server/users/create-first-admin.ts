import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Context } from '../context.ts';
import { acceptPassword } from './accept-password.ts';
import { lockAdmins } from './guard-last-admin.ts';
import { hasUsers } from './has-users.ts';
import { emailField, nameField } from './schemas.ts';
import { dropSetupCode, isSetupCode } from './setup-code.ts';

const inputSchema = z.object({
  email: emailField,
  name: nameField,
  password: z.string().max(1000),
  /** The set-up code; may be left out on the machine itself. */
  code: z.string().max(100).optional(),
});

/**
 * Makes the administrator of a new installation. Open to whoever asks on the machine itself (`isDirect`) or has the set-up code, and
 * refused with `conflict` once there is any user.
 */
export const createFirstAdmin = async (
  ctx: Context,
  input: z.input<typeof inputSchema>,
  isDirect: boolean,
): Promise<{ readonly userId: number }> => {
  const { email, name, password, code = '' } = inputSchema.parse(input);
  // Before the costly hash; the check that counts is the one under the lock.
  if (await hasUsers(ctx)) throw new AppError('conflict', 'alreadySetUp', 'Larder is set up already.');
  if (!isDirect && !isSetupCode(ctx.dataDir, code)) throw new AppError('forbidden', 'setupCodeWrong', 'The set-up code is wrong.');
  const passwordHash = await acceptPassword(ctx, password, [email, name]);
  const made = await ctx.db.$transaction(async (tx) => {
    await lockAdmins(tx);
    if ((await tx.user.count()) > 0) throw new AppError('conflict', 'alreadySetUp', 'Larder is set up already.');
    const user = await tx.user.create({ data: { email, name, role: 'admin', passwordHash } });
    await writeAudit(tx, { userId: user.id, name, role: 'admin' }, 'user.create', `user:${user.id}`, { role: 'admin' });
    return { userId: user.id };
  });
  dropSetupCode(ctx.dataDir);
  return made;
};
