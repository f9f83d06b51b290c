import type { Health, PartHealth } from '../../core/health.ts';
import type { Context } from '../context.ts';
import { getSender } from '../jobs/get-sender.ts';
import { WORKER_NAME } from '../jobs/worker-name.ts';
import { readMirrorLag } from '../mirror/read-mirror-lag.ts';

const TIMEOUT_MS = 3_000;

/** The answer, or an error when it takes too long: a store that hangs must not hang those who ask how it is. */
export const inTime = async <T>(asked: Promise<T>, timeoutMs = TIMEOUT_MS): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), timeoutMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
};

const probe = async (ask: () => Promise<unknown>): Promise<PartHealth> => {
  const begun = performance.now();
  try {
    await inTime(ask());
    return { up: true, latencyMs: Math.round(performance.now() - begun) };
  } catch {
    return { up: false, latencyMs: null };
  }
};

const readWorker = async (ctx: Context): Promise<{ up: boolean; heartbeatAgeSeconds: number | null }> => {
  const boss = await getSender(ctx.pool);
  const workers = (await boss.getInstances()).filter((instance) => instance.name === WORKER_NAME && !instance.stoppedOn);
  const latest = Math.max(...workers.map((worker) => worker.heartbeatOn.getTime()));
  const age = Number.isFinite(latest) ? Math.max(0, Math.round((ctx.now().getTime() - latest) / 1000)) : null;
  return { up: workers.some((worker) => worker.live), heartbeatAgeSeconds: age };
};

/** How the instance is. Anybody may ask whether it is up; only people who are signed in learn of what. */
export const getHealth = async (ctx: Context): Promise<Health> => {
  const [postgres, clickhouse] = await Promise.all([
    probe(() => ctx.pool.query('SELECT 1')),
    probe(async () => {
      const { success } = await ctx.index.ping({ select: true });
      if (!success) throw new Error('no answer');
    }),
  ]);
  const worker = await inTime(readWorker(ctx)).catch(() => ({ up: false, heartbeatAgeSeconds: null }));
  const up = postgres.up && clickhouse.up && worker.up;
  if (!ctx.actor || ctx.actor.passwordFirst) return { up, details: null };
  const mirror = await inTime(readMirrorLag(ctx.pool)).catch(() => null);
  return { up, details: { postgres, clickhouse, worker, mirror } };
};
