import { type ChildProcess, fork } from 'node:child_process';

/** What a store's own process tells its parent. */
type HostMessage = { readonly type: 'ready' } | { readonly type: 'failed'; readonly message: string };

/** A running store process. */
export interface StoreHost {
  readonly pid: number;
  /** Settles with the exit code when the process has ended, however it ended. */
  readonly exited: Promise<number | null>;
  /** Asks it to stop, waits, and kills it after `timeoutMs`. */
  readonly stop: (timeoutMs?: number) => Promise<void>;
}

const STOP_TIMEOUT_MS = 15_000;

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The store process ended at its start (exit code ${code}).`)));
    child.on('message', (message: HostMessage) => {
      if (message.type === 'ready') resolve();
      if (message.type === 'failed') reject(new Error(message.message));
    });
  });

/**
 * Starts `file` as a store's own process with `config`, and waits until it serves. It has its own process group, so that
 * Ctrl-C reaches only the parent, and it stops by itself when the parent's end of the channel closes.
 */
export const startHost = async (file: URL, config: object, env: Record<string, string> = {}): Promise<StoreHost> => {
  const child = fork(file, { detached: true, stdio: ['ignore', 2, 2, 'ipc'], execArgv: [], env: { ...process.env, ...env } });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.on('error', () => undefined);
  child.send(config);
  try {
    await untilReady(child);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  child.channel?.unref();
  child.unref();
  const stop = async (timeoutMs = STOP_TIMEOUT_MS): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    if (child.connected) child.send({ type: 'stop' });
    child.ref();
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    await exited;
    clearTimeout(timer);
  };
  return { pid: child.pid ?? 0, exited, stop };
};

/**
 * The other end: runs in the store's process. `start` gets the config and gives the function that stops the store;
 * the process ends after a stop message, a SIGTERM or the parent's death.
 */
export const serveHost = <Config>(start: (config: Config, exit: () => void) => Promise<() => Promise<void>>): void => {
  let stop: (() => Promise<void>) | null = null;
  let stopping = false;
  const end = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await stop?.().catch(() => undefined);
    process.exit(0);
  };
  const tell = (message: HostMessage): void => {
    if (process.connected) process.send?.(message);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', () => undefined);
  process.on('disconnect', end);
  process.on('message', (message: { type?: string }) => {
    if (message.type === 'stop') void end();
  });
  process.once('message', async (config: Config) => {
    try {
      stop = await start(config, () => process.exit(1));
      tell({ type: 'ready' });
    } catch (error) {
      tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
      setTimeout(() => process.exit(1), 100);
    }
  });
};
