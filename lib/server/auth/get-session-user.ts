import { getServerSession } from 'next-auth';
import { cache } from 'react';
import type { Role } from '../../core/roles.ts';
import { isSessionEnded } from '../users/is-session-ended.ts';
import { authOptions } from './auth-options.ts';
import { isSessionCurrent } from './session-age.ts';
import { getStores } from './stores.ts';

/** The signed-in person as the database knows them now. */
export interface SessionUser {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: string | null;
  readonly hasPassword: boolean;
  /** Signed in with a password an administrator made; must choose an own one first. */
  readonly hasOneTimePassword: boolean;
}

const SEEN_EVERY_MS = 5 * 60_000;

/**
 * Who is signed in, or null. The token only names a user and a token version; role, disablement and version are read from the
 * database each time, so a change takes effect on the next request.
 */
export const getSessionUser = cache(async (): Promise<SessionUser | null> => {
  const session = await getServerSession(authOptions());
  const now = new Date();
  if (!session?.userId || !session.sessionId || !isSessionCurrent(session.signedInAt, now)) return null;
  const { db, pool } = getStores();
  const [user, isEnded] = await Promise.all([
    db.user.findUnique({ where: { id: session.userId } }),
    isSessionEnded({ pool }, session.sessionId),
  ]);
  if (!user || isEnded || user.disabledAt || user.tokenVersion !== session.tokenVersion) return null;
  if (!user.lastSeenAt || now.getTime() - user.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await db.user.updateMany({ where: { id: user.id }, data: { lastSeenAt: now } });
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    locale: user.locale,
    hasPassword: user.passwordHash !== null,
    hasOneTimePassword: user.oneTimePassword,
  };
});
