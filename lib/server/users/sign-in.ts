import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Context } from '../context.ts';
import { verifyPassword } from './password-hash.ts';
import { countAttempt, forgetAttempt } from './throttle.ts';

const inputSchema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .regex(/^\P{Cc}*$/u),
  password: z.string().max(1000),
  /** Network address the attempt came from. */
  address: z.string().max(100),
});

/** What a session token holds. */
export interface SessionClaims {
  readonly userId: number;
  readonly tokenVersion: number;
}

/**
 * Signs in with e-mail and password. Open to everybody. Throws `too_many` while attempts are slowed down and `unauthenticated` for
 * a wrong pair, an unknown e-mail and a disabled user alike, after the same time.
 */
export const signIn = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<SessionClaims> => {
  const { email, password, address } = inputSchema.parse(input);
  const attempt = await countAttempt(ctx, email, address);
  const user = await ctx.db.user.findUnique({ where: { email } });
  const fits = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !fits || user.disabledAt) {
    const subject = user ? `user:${user.id}` : 'user:unknown';
    const why = user?.disabledAt && fits ? 'disabled' : 'wrong';
    await writeAudit(ctx.db, { userId: null, name: 'visitor', role: 'analyst' }, 'user.signInFailed', subject, {
      failures: attempt.failures,
      why,
    });
    throw new AppError('unauthenticated', 'wrongSignIn', 'E-mail or password is wrong.');
  }
  await forgetAttempt(ctx, attempt);
  await writeAudit(ctx.db, { userId: user.id, name: user.name, role: user.role }, 'user.signIn', `user:${user.id}`, { with: 'password' });
  return { userId: user.id, tokenVersion: user.tokenVersion };
};
