import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RowCounts } from '../../lib/ingest/import-view.ts';
import type { ContextAddresses } from '../../scripts/processes/open-context.ts';
import { WORKER_ARGUMENTS } from '../../scripts/processes/worker-arguments.ts';

const WORKER = fileURLToPath(new URL('./import-worker.ts', import.meta.url));

/** What an import worker tells at its end. */
export interface WorkerOutcome {
  readonly counts: RowCounts & { readonly status: string };
  /** Wall seconds by stage. */
  readonly stages: Readonly<Record<string, number>>;
  /** CPU seconds of the worker. */
  readonly cpuSeconds: number;
  /** Highest resident memory of the worker, in MB. */
  readonly peakMb: number;
}

/** Runs a queued import with its mirror in a worker process and waits for its end. */
export const runImportWorker = (addresses: ContextAddresses, importId: number, execArgv: readonly string[] = []): Promise<WorkerOutcome> =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      LARDER_DATA: addresses.dataDir,
      DATABASE_URL: addresses.databaseUrl,
      CLICKHOUSE_URL: addresses.clickhouseUrl,
    };
    const child = fork(WORKER, [String(importId)], { env, execArgv: [...WORKER_ARGUMENTS, ...execArgv], stdio: ['ignore', 2, 2, 'ipc'] });
    let outcome: WorkerOutcome | undefined;
    child.on('message', (message: WorkerOutcome) => {
      outcome = message;
    });
    child.once('exit', (code) => (outcome ? resolve(outcome) : reject(new Error(`The import worker ended with code ${code}.`))));
  });
