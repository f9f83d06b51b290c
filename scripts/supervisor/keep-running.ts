import { logger } from '../../lib/server/logger.ts';
import type { PartProcess } from '../processes/start-process.ts';

/** A part that is started again whenever it dies. */
export interface KeptPart {
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

const BACKOFF_MS = [200, 1_000, 2_000, 5_000, 15_000, 30_000];
/** A part that ran this long starts over with the shortest pause. */
const STABLE_MS = 60_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a part, and again with growing pauses when it dies. Rejects when the first start fails. */
export const keepRunning = async (name: string, start: () => Promise<PartProcess>): Promise<KeptPart> => {
  let current = await start();
  let isStopping = false;
  const watch = async (): Promise<void> => {
    for (let failures = 0; !isStopping; ) {
      const begun = Date.now();
      const code = await current.exited;
      if (isStopping) return;
      failures = Date.now() - begun > STABLE_MS ? 0 : failures;
      logger.warn({ part: name, code }, 'a part ended; starting it again');
      for (let started = false; !started && !isStopping; failures++) {
        await sleep(BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? 0);
        if (isStopping) return;
        try {
          current = await start();
          started = true;
        } catch (error) {
          logger.error({ part: name, err: error }, 'a part did not start');
        }
      }
    }
  };
  const watching = watch();
  return {
    pid: () => current.pid,
    stop: async () => {
      isStopping = true;
      await current.stop();
      await Promise.race([watching, sleep(1_000)]);
    },
  };
};
