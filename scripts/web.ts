// Serves the pages. Run by the supervisor, or by hand with DATABASE_URL and CLICKHOUSE_URL after `npm run build`.
import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { DIRECT_HEADER } from '../lib/server/auth/direct-header.ts';
import { readEnv } from '../lib/server/env.ts';
import { catchConsole } from '../lib/server/logger.ts';
import { guardRequest } from './http/guard-request.ts';
import { isDirect } from './http/is-direct.ts';
import { mayBeProxy } from './http/may-be-proxy.ts';
import { showSetupCode } from './http/show-setup-code.ts';
import { serveProcess } from './processes/serve-process.ts';
import { keepFilesPrivate } from './stores/private-files.ts';

keepFilesPrivate();

/** What the supervisor may ask for. */
interface WebConfig {
  readonly dev: boolean;
}

/**
 * Marks requests made on this machine with a secret that only this process knows; whatever a visitor sends in its place is dropped, and so
 * is what a visitor from outside says of the address it comes from.
 */
const markDirect = (handle: RequestListener): RequestListener => {
  const secret = randomBytes(18).toString('base64url');
  process.env.LARDER_DIRECT_SECRET = secret;
  return (req, res) => {
    delete req.headers[DIRECT_HEADER];
    if (isDirect(req, process.env.NEXTAUTH_URL)) req.headers[DIRECT_HEADER] = secret;
    const peer = req.socket.remoteAddress;
    if (!mayBeProxy(peer)) req.headers['x-forwarded-for'] = peer;
    handle(req, res);
  };
};

serveProcess<WebConfig>({ onOrphan: 'exit' }, async ({ dev = false }) => {
  const env = readEnv();
  const { port } = env;
  if (!dev) catchConsole();
  const app = next({ dev, dir: fileURLToPath(new URL('..', import.meta.url)), port });
  await app.prepare();
  const handle = app.getRequestHandler();
  // Uploads over slow lines take longer than Node's limit of five minutes a request; guardRequest limits all others.
  const options = { requestTimeout: 0, headersTimeout: 60_000 };
  const server = createServer(options, guardRequest(markDirect((req, res) => void handle(req, res))));
  await showSetupCode(env);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken by another program. Set PORT to a free port.`) : error),
    );
    server.listen(port, process.env.HOST, resolve);
  });
  return async () => {
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
    await app.close();
  };
});
