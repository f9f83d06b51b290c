import 'next-auth';
import 'next-auth/jwt';

declare module 'next-auth' {
  interface Session {
    userId?: number;
    tokenVersion?: number;
    sessionId?: string;
    signedInAt?: number;
  }
  interface User {
    userId?: number;
    tokenVersion?: number;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    userId?: number;
    tokenVersion?: number;
    /** Made at sign-in; names this session alone. */
    sessionId?: string;
    /** Milliseconds since 1970. */
    signedInAt?: number;
  }
}
