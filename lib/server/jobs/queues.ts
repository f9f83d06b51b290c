import type { Queue } from 'pg-boss';

/** A worker that has not been heard from for this long is taken for dead and its job given to another. pg-boss allows no less than 10. */
export const HEARTBEAT_SECONDS = 12;
/** How often the worker looks for jobs of dead workers. Together: a killed job goes on within half a minute. */
export const SUPERVISE_SECONDS = 5;
/** Longest run of one job; a live worker's heartbeat does not extend it. */
const EXPIRE_SECONDS = 23 * 3600;

const COMMON = { heartbeatSeconds: HEARTBEAT_SECONDS, expireInSeconds: EXPIRE_SECONDS, retryLimit: 50, retryDelay: 2 };

/**
 * The queues. `exclusive`: one job per key waits or runs; `stately`: one waits while one runs, so that whatever comes in meanwhile is
 * taken by one more run.
 */
export const QUEUES = {
  import: { name: 'import', policy: 'exclusive', ...COMMON },
  undo: { name: 'undo', policy: 'exclusive', ...COMMON },
  index: { name: 'index', policy: 'stately', ...COMMON },
  cleanup: { name: 'cleanup', policy: 'stately', ...COMMON },
  quality: { name: 'quality', policy: 'stately', ...COMMON },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof QUEUES;
