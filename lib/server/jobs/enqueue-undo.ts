import type { Context } from '../context.ts';
import { getSender } from './get-sender.ts';

/** Asks the worker to take an import back. Asking again changes nothing. */
export const enqueueUndo = async (ctx: Context, importId: number): Promise<void> => {
  const boss = await getSender(ctx.pool);
  await boss.send('undo', { importId }, { singletonKey: String(importId) });
};
