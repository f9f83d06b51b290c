import { existsSync, readFileSync, rmSync } from 'node:fs';
import { type ServerState, STATE_FILE } from './server-state.ts';

/** Longest wait for an orderly stop. */
const STOP_MAX_MS = 30_000;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Stops the instance the set-up started and removes its data. */
const globalTeardown = async (): Promise<void> => {
  if (process.env.E2E_BASE_URL || !existsSync(STATE_FILE)) return;
  const { pid, dataDir } = JSON.parse(readFileSync(STATE_FILE, 'utf8')) as ServerState;
  if (isRunning(pid)) process.kill(pid, 'SIGINT');
  const giveUpAt = Date.now() + STOP_MAX_MS;
  while (isRunning(pid) && Date.now() < giveUpAt) await new Promise((resolve) => setTimeout(resolve, 100));
  if (isRunning(pid)) throw new Error(`The instance ${pid} did not stop.`);
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(STATE_FILE);
};

export default globalTeardown;
