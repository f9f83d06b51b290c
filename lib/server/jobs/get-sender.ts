import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { logger } from '../logger.ts';
import { QUEUES } from './queues.ts';

const senders = new WeakMap<pg.Pool, Promise<PgBoss>>();

const open = async (pool: pg.Pool): Promise<PgBoss> => {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', (error) => logger.warn({ err: error }, 'job queue'));
  await boss.start();
  for (const queue of Object.values(QUEUES)) await boss.createQueue(queue.name, queue);
  return boss;
};

/** The job queue on the connections of `pool`, for sending only; made at the first use, with its tables and queues. */
export const getSender = (pool: pg.Pool): Promise<PgBoss> => {
  const known = senders.get(pool);
  if (known) return known;
  const opening = open(pool);
  senders.set(pool, opening);
  opening.catch(() => senders.delete(pool));
  return opening;
};
