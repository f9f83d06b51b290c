import { type ChildProcess, fork } from 'node:child_process';
import type { ProcessMessage } from './serve-process.ts';

/** A running part of an instance: a store, web or the worker. */
export interface PartProcess {
  readonly pid: number;
  /** Settles with the exit code when the process has ended, however it ended. */
  readonly exited: Promise<number | null>;
  /** Asks it to stop, waits, and kills it after `timeoutMs`. */
  readonly stop: (timeoutMs?: number) => Promise<void>;
}

const STOP_TIMEOUT_MS = 15_000;

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`A part of Larder ended at its start (exit code ${code}).`)));
    child.on('message', (message: ProcessMessage) => {
      if (message.type === 'ready') resolve();
      if (message.type === 'failed') reject(new Error(message.message));
    });
  });

/**
 * Starts `file` as a process of its own with `config` and further arguments of Node, and waits until it serves. It has its own process group, so that Ctrl-C reaches
 * only the parent, and it ends by itself when the parent's end of the channel closes. Its output goes to our stderr.
 */
export const startProcess = async (
  file: URL,
  config: object,
  env: Record<string, string> = {},
  execArgv: readonly string[] = [],
): Promise<PartProcess> => {
  const child = fork(file, { detached: true, stdio: ['ignore', 2, 2, 'ipc'], execArgv: [...execArgv], env: { ...process.env, ...env } });
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
    if (child.connected) child.send({ type: 'stop' }, () => undefined);
    child.ref();
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    await exited;
    clearTimeout(timer);
  };
  return { pid: child.pid ?? 0, exited, stop };
};
