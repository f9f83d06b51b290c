// The process of the embedded PostgreSQL: makes the cluster when missing, runs it, and stops it when its parent goes away.
import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logger } from '../../lib/server/logger.ts';
import { serveProcess } from '../processes/serve-process.ts';
import type { PostgresPlace } from './postgres-binaries.ts';

/** First message of the parent. */
export interface PostgresHostConfig {
  readonly place: PostgresPlace;
  readonly port: number;
  readonly password: string;
  /** Further `name=value` settings of the server. */
  readonly settings: readonly string[];
}

const requireConfig = ({ place, port, password, settings = [] }: Partial<PostgresHostConfig>): PostgresHostConfig => {
  if (!place || !port || !password) throw new Error('This process is started by the supervisor.');
  return { place, port, password, settings };
};

/** A former postmaster may need this long to end after its host died. */
const RECLAIM_TIMEOUT_MS = 20_000;

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=256MB',
  'work_mem=32MB',
  'maintenance_work_mem=256MB',
  'max_wal_size=4GB',
  'checkpoint_timeout=15min',
  'max_connections=80',
  'jit=off',
  'timezone=UTC',
];

const credentials = (place: PostgresPlace): { uid?: number; gid?: number } =>
  place.uid === undefined ? {} : { uid: place.uid, gid: place.gid ?? place.uid };

const initCluster = async ({ place, password }: PostgresHostConfig): Promise<void> => {
  if (existsSync(join(place.clusterDir, 'PG_VERSION'))) return;
  // Made beside its place and renamed, so that a kill in the middle leaves no half-made cluster.
  const partial = `${place.clusterDir}.new`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  if (place.uid !== undefined) chownSync(partial, place.uid, place.gid ?? place.uid);
  const passwordFile = join(tmpdir(), `larder-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.uid !== undefined) chownSync(passwordFile, place.uid, place.gid ?? place.uid);
  const args = ['-D', partial, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  try {
    await run(join(place.binDir, 'initdb'), [...args, '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'], place);
  } finally {
    unlinkSync(passwordFile);
  }
  rmSync(place.clusterDir, { recursive: true, force: true });
  renameSync(partial, place.clusterDir);
};

const run = (command: string, args: string[], place: PostgresPlace): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...credentials(place), cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let text = '';
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} failed: ${text.trim()}`))));
  });

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const isPostgres = (pid: number): boolean => {
  if (!(pid > 0)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return !existsSync('/proc/self') && isAlive(pid);
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const parentOf = (pid: number): number => {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

const hasHost = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${parentOf(pid)}/cmdline`, 'utf8').includes('postgres-host');
  } catch {
    return false;
  }
};

const waitWhile = async (condition: () => boolean): Promise<void> => {
  const deadline = Date.now() + RECLAIM_TIMEOUT_MS;
  while (condition() && Date.now() < deadline) await sleep(50);
};

/** Ends a postmaster whose host was killed, and drops a lock file whose process is gone. Refuses a cluster that is in use. */
const reclaimCluster = async (clusterDir: string): Promise<void> => {
  const lock = join(clusterDir, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  // The host of a killed instance stops its server by itself.
  await waitWhile(() => isPostgres(pid) && hasHost(pid));
  if (!isPostgres(pid)) {
    rmSync(lock, { force: true });
    return;
  }
  if (hasHost(pid)) throw new Error('Another Larder is using this data directory. Stop it first, or set LARDER_DATA to another folder.');
  logger.warn({ pid }, 'stopping a PostgreSQL left behind by an earlier run');
  process.kill(pid, 'SIGINT');
  await waitWhile(() => isPostgres(pid));
  if (isPostgres(pid)) process.kill(pid, 'SIGQUIT');
  await waitWhile(() => isPostgres(pid));
};

/** Starts the server; rejects with its last words when it does not come up. */
const launch = ({ place, port, settings }: PostgresHostConfig): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const flags = [...SETTINGS, ...settings].flatMap((setting) => ['-c', setting]);
    const child = spawn(join(place.binDir, 'postgres'), ['-D', place.clusterDir, '-p', String(port), ...flags], {
      ...credentials(place),
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.on('data', (chunk: Buffer) => {
      const line = chunk.toString();
      if (/ (FATAL|PANIC):/.test(line) && !/administrator command|starting up|shutting down/.test(line))
        logger.warn({ store: 'postgres' }, line.trim().slice(0, 500));
      if (child.exitCode !== null || text.length > 20_000) return;
      text += line;
      if (line.includes('ready to accept connections')) resolve(child);
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`PostgreSQL did not start: ${text.trim().slice(-600)}`)));
  });

const launchWithRetry = async (config: PostgresHostConfig): Promise<ChildProcess> => {
  const deadline = Date.now() + RECLAIM_TIMEOUT_MS;
  for (;;) {
    try {
      return await launch(config);
    } catch (error) {
      // Backends of a killed postmaster hold its shared memory until they notice.
      const isHeld = /shared memory block|lock file/.test(String(error));
      if (!isHeld || Date.now() > deadline) throw error;
      await sleep(300);
    }
  }
};

serveProcess<PostgresHostConfig>({ onOrphan: 'stop' }, async (given, exit) => {
  const config = requireConfig(given);
  await initCluster(config);
  await reclaimCluster(config.place.clusterDir);
  const server = await launchWithRetry(config);
  let isStopping = false;
  const ended = new Promise<void>((resolve) =>
    server.once('exit', () => {
      resolve();
      if (!isStopping) exit();
    }),
  );
  return async () => {
    isStopping = true;
    server.kill('SIGINT');
    await ended;
  };
});
