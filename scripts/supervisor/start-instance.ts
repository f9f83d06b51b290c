import { randomBytes } from 'node:crypto';
import { startProcess } from '../processes/start-process.ts';
import { WORKER_ARGUMENTS } from '../processes/worker-arguments.ts';
import { startClickHouse } from '../stores/clickhouse.ts';
import { type Instance, isAlive, readInstance, writeInstance } from '../stores/instance.ts';
import { migrateBoth } from '../stores/open-stores.ts';
import { choosePort, isPortFree } from '../stores/ports.ts';
import { startPostgres } from '../stores/postgres.ts';
import { closeDataDir } from '../stores/private-files.ts';
import { buildWeb } from './build-web.ts';
import { type KeptPart, keepRunning } from './keep-running.ts';

/** A whole running instance. */
export interface RunningInstance {
  readonly url: string;
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  /** Stops web, worker and the embedded stores, in this order. */
  readonly stop: () => Promise<void>;
}

interface InstanceOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly dev: boolean;
  /** Runs on the migrated stores before the port opens. */
  readonly prepare?: (stores: { readonly databaseUrl: string; readonly clickhouseUrl: string }) => Promise<void>;
}

/** A killed instance's web process may hold the port for a moment. */
const PORT_WAIT_MS = 5_000;

const requireWebPort = async (port: number): Promise<void> => {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
  const deadline = Date.now() + PORT_WAIT_MS;
  while (!(await isPortFree(port, '::').catch(() => false)) || !(await isPortFree(port))) {
    if (Date.now() > deadline)
      throw new Error(`Port ${port} is taken by another program. Set PORT to a free port, e.g. PORT=3001 npm start.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

interface Stores {
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  readonly postgresPort?: number;
  readonly clickhousePort?: number;
}

const startStores = async (dataDir: string, last: Instance | null, parts: KeptPart[]): Promise<Stores> => {
  const embeddedPostgres = async (): Promise<Pick<Stores, 'databaseUrl' | 'postgresPort'>> => {
    const port = await choosePort('LARDER_PG_PORT', last?.postgresPort);
    let url = '';
    const part = await keepRunning('postgres', async () => {
      const postgres = await startPostgres(dataDir, port);
      url = postgres.url;
      return postgres;
    });
    parts.unshift(part);
    return { databaseUrl: url, postgresPort: port };
  };
  const embeddedClickHouse = async (): Promise<Pick<Stores, 'clickhouseUrl' | 'clickhousePort'>> => {
    const port = await choosePort('LARDER_CH_PORT', last?.clickhousePort);
    const password = randomBytes(18).toString('base64url');
    let url = '';
    const part = await keepRunning('clickhouse', async () => {
      const clickhouse = await startClickHouse(dataDir, port, password);
      url = clickhouse.url;
      return clickhouse;
    });
    parts.unshift(part);
    return { clickhouseUrl: url, clickhousePort: port };
  };
  const { DATABASE_URL, CLICKHOUSE_URL } = process.env;
  const [postgres, clickhouse] = await Promise.allSettled([
    DATABASE_URL ? { databaseUrl: DATABASE_URL } : embeddedPostgres(),
    CLICKHOUSE_URL ? { clickhouseUrl: CLICKHOUSE_URL } : embeddedClickHouse(),
  ]);
  if (postgres.status === 'rejected') throw postgres.reason;
  if (clickhouse.status === 'rejected') throw clickhouse.reason;
  return { ...postgres.value, ...clickhouse.value };
};

/** Starts stores, migrations, web and worker on `dataDir`. Throws one clear sentence when that cannot be. */
export const startInstance = async ({ dataDir, port, dev, prepare }: InstanceOptions): Promise<RunningInstance> => {
  closeDataDir(dataDir);
  const last = readInstance(dataDir);
  if (last && last.pid !== process.pid && isAlive(last.pid))
    throw new Error(`Larder is already running on ${dataDir} (process ${last.pid}, http://localhost:${last.webPort ?? port}).`);
  await requireWebPort(port);
  if (!dev) await buildWeb();
  const parts: KeptPart[] = [];
  const stop = async (): Promise<void> => {
    for (const part of parts.splice(0)) await part.stop();
  };
  try {
    const stores = await startStores(dataDir, last, parts);
    await migrateBoth(stores.databaseUrl, stores.clickhouseUrl);
    await prepare?.(stores);
    const env = {
      DATABASE_URL: stores.databaseUrl,
      CLICKHOUSE_URL: stores.clickhouseUrl,
      LARDER_DATA: dataDir,
      PORT: String(port),
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    };
    const instance: Instance = { pid: process.pid, ...stores, webPort: port, startedAt: new Date().toISOString() };
    writeInstance(dataDir, instance);
    const begin = async (name: 'web' | 'worker', config: object): Promise<void> => {
      const execArgv = name === 'worker' ? WORKER_ARGUMENTS : [];
      parts.unshift(await keepRunning(name, () => startProcess(new URL(`../${name}.ts`, import.meta.url), config, env, execArgv)));
    };
    const begun = await Promise.allSettled([begin('worker', {}), begin('web', { dev })]);
    for (const outcome of begun) if (outcome.status === 'rejected') throw outcome.reason;
    const stopAll = async (): Promise<void> => {
      await stop();
      writeInstance(dataDir, { ...instance, pid: 0 });
    };
    return { url: `http://localhost:${port}`, databaseUrl: stores.databaseUrl, clickhouseUrl: stores.clickhouseUrl, stop: stopAll };
  } catch (error) {
    await stop();
    throw error;
  }
};
