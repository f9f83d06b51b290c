import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { isId } from '../../core/is-id.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { enqueueIndex } from '../jobs/enqueue-index.ts';

const inputSchema = z.object({ sourceId: z.number(), uniqueIds: z.boolean() });

/**
 * Says whether each customer has one record in a source: two of its records are then never one person, nor suggested as one, unless
 * somebody decided so. All records are matched anew. Throws `not_found` for a source that does not exist.
 */
export const setUniqueIds = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'admin');
  const { sourceId, uniqueIds } = inputSchema.parse(input);
  await ctx.db.$transaction(async (tx) => {
    const change = JSON.stringify({ uniqueIds });
    const changed = isId(sourceId)
      ? await tx.$executeRaw`UPDATE source SET settings = settings || ${change}::jsonb WHERE id = ${sourceId}`
      : 0;
    if (changed === 0) throw new AppError('not_found', 'sourceNotFound', `There is no source ${sourceId}.`, { id: sourceId });
    await writeAudit(tx, actor, 'source.uniqueIds', `source:${sourceId}`, { uniqueIds });
  });
  await enqueueIndex(ctx);
};
