import { AppError } from '../../core/errors.ts';
import { isId } from '../../core/is-id.ts';
import type { Context } from '../context.ts';

/** A stored segment with one version of its rule (the newest unless told). Throws `not_found`. Callers have checked the role. */
export const findSegment = async (ctx: Context, id: number, version?: number) => {
  // The database would cut a fraction off and find another one than the caller compares with.
  const segment =
    isId(id) &&
    (await ctx.db.segment.findUnique({
      where: { id },
      include: { versions: { where: version === undefined ? {} : { version }, orderBy: { version: 'desc' }, take: 1 } },
    }));
  const found = segment ? segment.versions[0] : undefined;
  if (!segment || !found) throw new AppError('not_found', 'segmentNotFound', `There is no segment ${id}.`, { id });
  return { ...segment, version: found };
};
