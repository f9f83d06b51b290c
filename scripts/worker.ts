// Takes jobs from the queues. Run by the supervisor, or by hand with DATABASE_URL and CLICKHOUSE_URL.
import { readEnv } from '../lib/server/env.ts';
import { startWorker } from '../lib/server/jobs/start-worker.ts';
import { openContext } from './processes/open-context.ts';
import { serveProcess } from './processes/serve-process.ts';
import { keepFilesPrivate } from './stores/private-files.ts';

keepFilesPrivate();

/** What has not ended by then goes on at the next start. */
const STOP_TIMEOUT_MS = 8_000;

serveProcess({ onOrphan: 'exit' }, async () => {
  const env = readEnv();
  const { ctx, close } = openContext(env);
  const worker = await startWorker(ctx, env.databaseUrl);
  return async () => {
    await worker.stop(STOP_TIMEOUT_MS);
    await close();
  };
});
