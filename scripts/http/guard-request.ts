import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Largest body of a sign-in request, in bytes; anybody may send one. */
export const AUTH_BODY_BYTES_MAX = 16 * 1024;
/** Largest body of any other request, in bytes; what Next takes for a server action too. */
export const BODY_BYTES_MAX = 1024 * 1024;
/** Longest time a body may take to arrive, uploads apart. */
export const BODY_TIMEOUT_MS = 60_000;

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);
/** Parts of an upload: their length is checked against the announced one, and they go to the disk as they come. */
const UPLOAD = /^\/api\/uploads(?:\/[0-9a-f-]{36})?$/;

const pathOf = (req: IncomingMessage): string => (req.url ?? '/').split('?', 1)[0] ?? '/';

/** How long a browser that came by https may come by https only: a year. */
const HTTPS_SECONDS = 31_536_000;

/** True when the browser spoke https to the proxy in front, or the public address says that it does. */
const isHttps = (req: IncomingMessage): boolean =>
  req.headers['x-forwarded-proto'] === 'https' || (process.env.NEXTAUTH_URL ?? '').startsWith('https://');

const refuse = (res: ServerResponse, status: number, headers: Record<string, string> = {}): void => {
  // The rest of the body is not read: the connection ends with the answer.
  res.writeHead(status, { connection: 'close', 'content-length': '0', ...headers });
  res.end(() => res.socket?.destroySoon());
};

/** Status of a request that goes no further, or null. `isUpload` lifts the limit of the body. */
const faultOf = (req: IncomingMessage, isUpload: boolean): number | null => {
  if (!METHODS.has(req.method ?? '')) return 405;
  // No address of ours holds a zero, in whatever parameter; the stores take none.
  if (/%00|\0/.test(req.url ?? '')) return 400;
  if (isUpload) return null;
  // Without a length the size would only be known once all of it is in memory; browsers always send it.
  if (req.headers['transfer-encoding'] !== undefined) return 411;
  const limit = pathOf(req).startsWith('/api/auth') ? AUTH_BODY_BYTES_MAX : BODY_BYTES_MAX;
  return Number(req.headers['content-length'] ?? 0) > limit ? 413 : null;
};

const endLate = (req: IncomingMessage, res: ServerResponse, timeoutMs: number): void => {
  const timer = setTimeout(() => {
    if (req.complete) return;
    if (res.headersSent) req.destroy();
    else refuse(res, 408);
  }, timeoutMs);
  res.once('close', () => clearTimeout(timer));
};

/** Puts limits before a handler: known methods, bodies of a known and small size that arrive in time. Uploads may be large and slow. */
export const guardRequest =
  (handle: RequestListener, bodyTimeoutMs = BODY_TIMEOUT_MS): RequestListener =>
  (req, res) => {
    const isUpload = UPLOAD.test(pathOf(req));
    const fault = faultOf(req, isUpload);
    if (fault !== null) return refuse(res, fault, fault === 405 ? { allow: [...METHODS].join(', ') } : {});
    if (!isUpload) endLate(req, res, bodyTimeoutMs);
    if (isHttps(req)) res.setHeader('strict-transport-security', `max-age=${HTTPS_SECONDS}`);
    handle(req, res);
  };
