// Starts everything: the embedded stores (unless DATABASE_URL and CLICKHOUSE_URL name others), migrations, web and worker.
import { resolve } from 'node:path';
import { keepFilesPrivate } from './stores/private-files.ts';
import { runUntilSignal } from './supervisor/run-until-signal.ts';
import { startInstance } from './supervisor/start-instance.ts';

keepFilesPrivate();

try {
  const dataDir = resolve(process.env.LARDER_DATA ?? '.larder');
  const instance = await startInstance({ dataDir, port: Number(process.env.PORT ?? 3000), dev: process.argv.includes('--dev') });
  runUntilSignal(instance.stop);
  process.stdout.write(`\nLarder is running at ${instance.url}  (data in ${dataDir}; Ctrl-C stops it)\n\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
