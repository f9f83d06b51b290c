import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth/auth-options';

interface Args {
  readonly params: Promise<{ nextauth: string[] }>;
}

const handler = (request: NextRequest, args: Args) => NextAuth(request, args, authOptions());

export { handler as GET, handler as POST };
