import { z } from 'zod';
import { refreshIndex } from '../../rebuild/refresh-index.ts';
import type { Definition } from './definition.ts';

/** Brings the index up to date. */
export const indexJob: Definition<unknown> = {
  queue: 'index',
  schema: z.unknown(),
  run: async (ctx) => {
    await refreshIndex(ctx);
  },
};
