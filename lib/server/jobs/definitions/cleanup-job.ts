import { z } from 'zod';
import { removeStaleUploads } from '../../uploads/remove-stale-uploads.ts';
import type { Definition } from './definition.ts';

/** Deletes uploaded files that nothing needs any more. */
export const cleanupJob: Definition<unknown> = {
  queue: 'cleanup',
  schema: z.unknown(),
  run: async (ctx) => {
    await removeStaleUploads(ctx);
  },
};
