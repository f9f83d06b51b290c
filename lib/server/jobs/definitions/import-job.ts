import { z } from 'zod';
import { runImport } from '../../imports/run-import.ts';
import { enqueueIndex } from '../enqueue-index.ts';
import type { Definition } from './definition.ts';

const schema = z.object({ importId: z.int() });

/** Runs an import, then asks for the index, also when it could not be run: others may have waited for it. */
export const importJob: Definition<z.infer<typeof schema>> = {
  queue: 'import',
  schema,
  run: async (ctx, { importId }) => {
    try {
      await runImport(ctx, { importId });
    } finally {
      await enqueueIndex(ctx);
    }
  },
};
