import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

/** An instance started as `npm start` does. */
export interface StartedLarder {
  /** Seconds from the start of the process to the line that says it is running. */
  readonly seconds: number;
  /** Stops it as Ctrl-C does; gives the seconds that took. */
  readonly stop: () => Promise<number>;
}

/** The environment of an instance with stores of its own: without what would give it the stores, or the ports, of another one. */
export const ownEnvironment = (dataDir: string, port: number): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: undefined,
  CLICKHOUSE_URL: undefined,
  LARDER_PG_PORT: undefined,
  LARDER_CH_PORT: undefined,
  LARDER_DATA: dataDir,
  PORT: String(port),
  LOG_LEVEL: 'warn',
});

/** Starts Larder on `dataDir` with stores of its own and waits until it says that it is running. */
export const startLarder = async (dataDir: string, port: number): Promise<StartedLarder> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [START], { env: ownEnvironment(dataDir, port), stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('Larder is running')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`Larder ended at its start (exit code ${code}).`)));
  });
  const seconds = Math.round(performance.now() - begun) / 1000;
  const stop = async (): Promise<number> => {
    const asked = performance.now();
    child.kill('SIGINT');
    await exited;
    return Math.round(performance.now() - asked) / 1000;
  };
  return { seconds, stop };
};
