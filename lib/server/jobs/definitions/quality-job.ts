import { z } from 'zod';
import { snapshotQuality } from '../../quality/snapshot-quality.ts';
import type { Definition } from './definition.ts';

/** Keeps the day's data quality. */
export const qualityJob: Definition<unknown> = {
  queue: 'quality',
  schema: z.unknown(),
  run: async (ctx) => {
    await snapshotQuality(ctx);
  },
};
