/** What a process tells its parent. */
export type ProcessMessage = { readonly type: 'ready' } | { readonly type: 'failed'; readonly message: string };

/** Gives the function that stops what was started. `exit` ends the process at once because the part has died. */
type Start<Config> = (config: Config, exit: () => void) => Promise<() => Promise<void>>;

interface Options {
  /** What to do when the parent dies: `exit` at once, or `stop` in order first. */
  readonly onOrphan: 'exit' | 'stop';
}

const tell = (message: ProcessMessage): void => {
  if (process.connected) process.send?.(message);
};

/**
 * The other end of `startProcess`: runs a part in this process until a stop message, a SIGTERM or the parent's death. Without such a
 * parent (run by hand or by a service manager) it starts at once and Ctrl-C stops it.
 */
export const serveProcess = <Config>(options: Options, start: Start<Partial<Config>>): void => {
  let stop: (() => Promise<void>) | null = null;
  let isStopping = false;
  const end = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await stop?.().catch(() => undefined);
    process.exit(0);
  };
  const begin = async (config: Partial<Config>): Promise<void> => {
    try {
      stop = await start(config, () => process.exit(1));
      tell({ type: 'ready' });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      tell({ type: 'failed', message });
      if (!process.send) process.stderr.write(`${message}\n`);
      setTimeout(() => process.exit(1), 100);
    }
  };
  process.on('SIGTERM', end);
  if (!process.send) {
    process.on('SIGINT', end);
    void begin({});
    return;
  }
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => (options.onOrphan === 'exit' ? process.kill(process.pid, 'SIGKILL') : void end()));
  process.on('message', (message: { type?: string }) => {
    if (message.type === 'stop') void end();
  });
  process.once('message', (config: Config) => void begin(config));
};
