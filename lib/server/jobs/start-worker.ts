import { PgBoss } from 'pg-boss';
import type { Context } from '../context.ts';
import { logger } from '../logger.ts';
import { followTruth } from '../mirror/follow-truth.ts';
import { cleanupJob } from './definitions/cleanup-job.ts';
import type { Definition } from './definitions/definition.ts';
import { importJob } from './definitions/import-job.ts';
import { indexJob } from './definitions/index-job.ts';
import { qualityJob } from './definitions/quality-job.ts';
import { undoJob } from './definitions/undo-job.ts';
import { enqueueIndex } from './enqueue-index.ts';
import { QUEUES, SUPERVISE_SECONDS } from './queues.ts';
import { resumeWork } from './resume-work.ts';
import { WORKER_NAME } from './worker-name.ts';

/** A running worker. */
export interface Worker {
  /** Takes no more jobs and waits up to `timeoutMs` for the running ones; what is left goes on at the next start. */
  readonly stop: (timeoutMs: number) => Promise<void>;
}

const POLL_SECONDS = 0.5;
const RESUME_INTERVAL_MS = 60_000;

const listen = async <Data>(boss: PgBoss, ctx: Context, definition: Definition<Data>): Promise<void> => {
  const { queue, schema, run } = definition;
  await boss.work(queue, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 }, async (jobs) => {
    for (const job of jobs) {
      const begun = performance.now();
      try {
        await run(ctx, schema.parse(job.data));
        logger.info({ queue, job: job.id, seconds: Math.round((performance.now() - begun) / 100) / 10 }, 'job done');
      } catch (error) {
        logger.error({ queue, job: job.id, attempt: job.retryCount + 1, err: error }, 'job failed');
        throw error;
      }
    }
  });
};

/** Starts to take jobs from the queues of `databaseUrl`, first of all those that an earlier worker left unfinished. */
export const startWorker = async (ctx: Context, databaseUrl: string): Promise<Worker> => {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: 4,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    instanceName: WORKER_NAME,
    instanceHeartbeatSeconds: 5,
  });
  boss.on('error', (error) => logger.warn({ err: error }, 'job queue'));
  await boss.start({ attempts: 5 });
  for (const queue of Object.values(QUEUES)) await boss.createQueue(queue.name, queue);
  await boss.schedule('quality', '5 0 * * *', {}, { tz: 'UTC' });
  await boss.schedule('cleanup', '35 0 * * *', {}, { tz: 'UTC' });
  await listen(boss, ctx, importJob);
  await listen(boss, ctx, undoJob);
  await listen(boss, ctx, indexJob);
  await listen(boss, ctx, qualityJob);
  await listen(boss, ctx, cleanupJob);
  const resume = (): void => {
    resumeWork(ctx).catch((error) => logger.warn({ err: error }, 'looking for unfinished work'));
  };
  resume();
  await enqueueIndex(ctx);
  const timer = setInterval(resume, RESUME_INTERVAL_MS);
  const following = new AbortController();
  const followed = followTruth(ctx, following.signal);
  return {
    stop: async (timeoutMs) => {
      clearInterval(timer);
      following.abort();
      await Promise.all([boss.stop({ graceful: true, timeout: timeoutMs }), followed]);
    },
  };
};
