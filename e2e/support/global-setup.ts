import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESSIONS_DIR, STATE_FILE } from './server-state.ts';

/** Longest wait for the first start: two stores are created and migrated. */
const READY_MAX_MS = 120_000;

const LOG_FILE = join('test-results', 'e2e-server.log');

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
};

/** Starts the production build on fresh data and a free port, and waits until it is healthy. */
const globalSetup = async (): Promise<void> => {
  mkdirSync(SESSIONS_DIR, { recursive: true });
  if (process.env.E2E_BASE_URL) return;
  rmSync(SESSIONS_DIR, { recursive: true });
  mkdirSync(SESSIONS_DIR);
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build: run `npm run build` first.');
  const dataDir = mkdtempSync(join(tmpdir(), 'larder-e2e-'));
  chmodSync(dataDir, 0o755);
  const log = openSync(LOG_FILE, 'w');
  const port = process.env.E2E_PORT ?? '3000';
  const server = spawn(process.execPath, ['scripts/start.ts'], {
    env: { ...process.env, PORT: port, LARDER_DATA: dataDir, NODE_ENV: 'production' },
    stdio: ['ignore', log, log],
  });
  writeFileSync(STATE_FILE, JSON.stringify({ pid: server.pid, dataDir }));
  const giveUpAt = Date.now() + READY_MAX_MS;
  while (!(await isReady(`http://127.0.0.1:${port}`))) {
    if (server.exitCode !== null || Date.now() > giveUpAt)
      throw new Error(`The instance did not become ready:\n${readFileSync(LOG_FILE, 'utf8').slice(-3000)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

export default globalSetup;
