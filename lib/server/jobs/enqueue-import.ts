import type { Context } from '../context.ts';
import { getSender } from './get-sender.ts';

/** Asks the worker to run a queued import. Asking again changes nothing. */
export const enqueueImport = async (ctx: Context, importId: number): Promise<void> => {
  const boss = await getSender(ctx.pool);
  await boss.send('import', { importId }, { singletonKey: String(importId) });
};
