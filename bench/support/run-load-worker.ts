import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ContextAddresses } from '../../scripts/processes/open-context.ts';

const WORKER = fileURLToPath(new URL('./load-worker.ts', import.meta.url));

/** Loads generated customers into both stores, in a process of its own. */
export const runLoadWorker = async (addresses: ContextAddresses, records: number, seed: number): Promise<void> => {
  const env = {
    ...process.env,
    LARDER_DATA: addresses.dataDir,
    DATABASE_URL: addresses.databaseUrl,
    CLICKHOUSE_URL: addresses.clickhouseUrl,
  };
  const child = fork(WORKER, [String(records), String(seed)], { env, stdio: ['ignore', 2, 2, 'ipc'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`Loading ended with code ${code}.`);
};
