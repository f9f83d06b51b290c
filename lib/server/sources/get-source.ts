import { AppError } from '../../core/errors.ts';
import { isId } from '../../core/is-id.ts';
import type { SourceSummary } from '../../ingest/import-view.ts';
import { type Context, requireRole } from '../context.ts';
import { listSources } from './list-sources.ts';

/** One source as the list shows it. */
export const getSource = async (ctx: Context, input: { sourceId: number }): Promise<SourceSummary> => {
  requireRole(ctx, 'analyst');
  const [source] = isId(input.sourceId) ? await listSources(ctx, input) : [];
  if (!source) throw new AppError('not_found', 'sourceNotFound', `There is no source ${input.sourceId}.`, { id: input.sourceId });
  return source;
};
