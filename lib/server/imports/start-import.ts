import { type Context, requireRole } from '../context.ts';
import { enqueueImport } from '../jobs/enqueue-import.ts';
import { queueImport } from './queue-import.ts';

/** Hands a draft to the worker. Refuses one whose mapping cannot be imported. */
export const startImport = async (ctx: Context, input: { importId: number }): Promise<void> => {
  requireRole(ctx, 'marketer');
  await queueImport(ctx, input);
  await enqueueImport(ctx, input.importId);
};
