import { randomUUID } from 'node:crypto';
import type { AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { Provider } from 'next-auth/providers/index';
import { toFailure } from '../action/to-failure.ts';
import { logger } from '../logger.ts';
import { endSession } from '../users/end-session.ts';
import { signIn } from '../users/sign-in.ts';
import { signInWithOidc } from '../users/sign-in-with-oidc.ts';
import { clientAddress } from './client-address.ts';
import { oidcProvider } from './oidc-provider.ts';
import { getStores } from './stores.ts';
import { visitorContext } from './visitor-context.ts';

const SESSION_MAX_SECONDS = 14 * 24 * 3600;

// Without NEXTAUTH_URL the address of the request counts. It only builds addresses that go back to the same browser.
if (!process.env.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST ??= '1';

/** The text that travels in the `error` parameter: a message key, with the seconds to wait behind a colon. */
const errorText = (error: unknown): string => {
  const failure = toFailure(error);
  const extra = failure.values.seconds ?? failure.values.id;
  return extra === undefined ? failure.key : `${failure.key}:${extra}`;
};

const credentials = Credentials({
  credentials: { email: {}, password: {} },
  authorize: async (input, request) => {
    try {
      const claims = await signIn(visitorContext(), {
        email: input?.email ?? '',
        password: input?.password ?? '',
        address: clientAddress(request.headers?.['x-forwarded-for']),
      });
      return { id: String(claims.userId), ...claims };
    } catch (error) {
      throw new Error(errorText(error));
    }
  },
});

const callbacks: AuthOptions['callbacks'] = {
  signIn: async ({ user, account, profile }) => {
    if (account?.provider !== 'oidc') return true;
    try {
      const claims = await signInWithOidc(visitorContext(), {
        email: user.email ?? '',
        name: user.name ?? '',
        emailVerified: (profile as { email_verified?: boolean } | undefined)?.email_verified === true,
      });
      Object.assign(user, claims);
      return true;
    } catch (error) {
      return `/sign-in?error=${errorText(error)}`;
    }
  },
  // The token says who, and nothing else; role and name are read from the database on every request.
  jwt: async ({ token, user }) => {
    const { userId, tokenVersion } = user ?? token;
    const sessionId = user ? randomUUID() : token.sessionId;
    const signedInAt = user ? Date.now() : token.signedInAt;
    return {
      ...(userId === undefined ? {} : { userId }),
      ...(tokenVersion === undefined ? {} : { tokenVersion }),
      ...(sessionId === undefined ? {} : { sessionId }),
      ...(signedInAt === undefined ? {} : { signedInAt }),
    };
  },
  session: async ({ session, token }) => ({
    expires: session.expires,
    userId: token.userId,
    tokenVersion: token.tokenVersion,
    sessionId: token.sessionId,
    signedInAt: token.signedInAt,
  }),
  redirect: async ({ url, baseUrl }) => {
    if (url.startsWith('/') && !url.startsWith('//') && !url.startsWith('/\\')) return `${baseUrl}${url}`;
    return URL.canParse(url) && new URL(url).origin === baseUrl ? url : baseUrl;
  },
};

const events: AuthOptions['events'] = {
  // Clearing the cookie ends the session in this browser only; a copy of it would go on.
  signOut: async ({ token: { sessionId, userId } }) => {
    if (sessionId !== undefined && userId !== undefined) await endSession(visitorContext(), { sessionId, userId });
  },
};

let options: AuthOptions | undefined;

/** The settings of next-auth, made on first use because the secret and the stores come from the environment. */
export const authOptions = (): AuthOptions => {
  if (!options) {
    const oidc = oidcProvider();
    const providers: Provider[] = oidc ? [credentials, oidc] : [credentials];
    options = {
      secret: getStores().env.authSecret,
      session: { strategy: 'jwt', maxAge: SESSION_MAX_SECONDS },
      pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
      providers,
      callbacks,
      events,
      logger: {
        error: (code) => logger.error({ code }, 'sign-in'),
        warn: (code) => logger.debug({ code }, 'sign-in'),
        debug: () => undefined,
      },
    };
  }
  return options;
};
