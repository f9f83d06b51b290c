import type { OAuthConfig } from 'next-auth/providers/oauth';

interface OidcProfile {
  readonly sub: string;
  readonly email?: string;
  readonly name?: string;
  readonly email_verified?: boolean;
}

/** Sign-in through an OpenID Connect provider, or null unless OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set. */
export const oidcProvider = (): OAuthConfig<OidcProfile> | null => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = process.env;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    id: 'oidc',
    name: process.env.OIDC_NAME ?? 'OpenID Connect',
    type: 'oauth',
    issuer,
    clientId,
    clientSecret,
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: (profile) => ({ id: profile.sub, email: profile.email ?? null, name: profile.name ?? null }),
  };
};
