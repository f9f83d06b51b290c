// Serves the pages. Run by the supervisor, or by hand with DATABASE_URL and CLICKHOUSE_URL after `npm run build`.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { readEnv } from '../lib/server/env.ts';
import { serveProcess } from './processes/serve-process.ts';

/** What the supervisor may ask for. */
interface WebConfig {
  readonly dev: boolean;
}

serveProcess<WebConfig>({ onOrphan: 'exit' }, async ({ dev = false }) => {
  const { port } = readEnv();
  const app = next({ dev, dir: fileURLToPath(new URL('..', import.meta.url)), port });
  await app.prepare();
  const handle = app.getRequestHandler();
  // Large uploads over slow lines take longer than Node's limit of five minutes a request; headers must still come within a minute.
  const server = createServer({ requestTimeout: 0, headersTimeout: 60_000 }, (req, res) => void handle(req, res));
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
