import type { Context } from '../context.ts';
import { getSender } from './get-sender.ts';

/** Changes that follow each other closely are indexed together. */
const DELAY_SECONDS = 1;

/** Asks the worker to bring the index up to date. While one such job waits, asking again changes nothing. */
export const enqueueIndex = async (ctx: Context): Promise<void> => {
  const boss = await getSender(ctx.pool);
  await boss.send('index', {}, { startAfter: DELAY_SECONDS });
};
