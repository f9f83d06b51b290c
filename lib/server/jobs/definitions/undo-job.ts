import { z } from 'zod';
import { runUndo } from '../../imports/run-undo.ts';
import { enqueueImport } from '../enqueue-import.ts';
import { enqueueIndex } from '../enqueue-index.ts';
import type { Definition } from './definition.ts';

const schema = z.object({ importId: z.int() });

/** Takes an import back, reads later imports that relied on it again, then asks for the index, which waits for them. */
export const undoJob: Definition<z.infer<typeof schema>> = {
  queue: 'undo',
  schema,
  run: async (ctx, { importId }) => {
    const { rerun } = await runUndo(ctx, { importId });
    for (const later of rerun) await enqueueImport(ctx, later);
    await enqueueIndex(ctx);
  },
};
