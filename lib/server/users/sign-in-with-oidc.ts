import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Context } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { SessionClaims } from './sign-in.ts';

const inputSchema = z.object({
  email: z.string().trim().toLowerCase().email(),
  name: z.string().trim().max(120),
  emailVerified: z.boolean(),
});

/**
 * Signs in a person whom the identity provider vouches for. Somebody new becomes an analyst when the settings allow the domain of
 * the e-mail. Throws `unauthenticated` otherwise, for disabled users, and for addresses the provider has not verified.
 */
export const signInWithOidc = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<SessionClaims> => {
  const { email, name, emailVerified } = inputSchema.parse(input);
  if (!emailVerified) throw new AppError('unauthenticated', 'oidcUnverified', 'The identity provider has not verified this e-mail.');
  const { oidcDomains } = await readSettings(ctx.db);
  return ctx.db.$transaction(async (tx) => {
    let user = await tx.user.findUnique({ where: { email } });
    if (!user) {
      if (!oidcDomains.includes(email.split('@')[1] ?? ''))
        throw new AppError('unauthenticated', 'oidcNotInvited', 'Nobody with this e-mail has been invited.');
      user = await tx.user.create({ data: { email, name: name || email, role: 'analyst' } });
      await writeAudit(tx, { userId: user.id, name: user.name, role: user.role }, 'user.create', `user:${user.id}`, { role: 'analyst' });
    }
    if (user.disabledAt) throw new AppError('unauthenticated', 'wrongSignIn', 'This user is disabled.');
    // The provider vouches for them: the password an administrator made is void, and nobody asks to replace it.
    if (user.oneTimePassword) await tx.user.update({ where: { id: user.id }, data: { oneTimePassword: false, passwordHash: null } });
    await writeAudit(tx, { userId: user.id, name: user.name, role: user.role }, 'user.signIn', `user:${user.id}`, { with: 'oidc' });
    return { userId: user.id, tokenVersion: user.tokenVersion };
  });
};
