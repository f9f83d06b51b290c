import { z } from 'zod';
import { runImport } from '../../imports/run-import.ts';
import { enqueueIndex } from '../enqueue-index.ts';
import type { Definition } from './definition.ts';

const schema = z.object({ importId: z.int() });

/** Runs an import, then asks for the index. */
export const importJob: Definition<z.infer<typeof schema>> = {
  queue: 'import',
  schema,
  run: async (ctx, { importId }) => {
    await runImport(ctx, { importId });
    await enqueueIndex(ctx);
  },
};
