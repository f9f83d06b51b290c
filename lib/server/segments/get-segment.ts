import { NO_COUNTS } from '../../segments/count-query.ts';
import { parseRule } from '../../segments/rule.ts';
import type { SegmentDetail } from '../../segments/views.ts';
import { type Context, requireRole } from '../context.ts';
import { countOrIssue } from './count-or-issue.ts';
import { findSegment } from './find-segment.ts';
import { readyRule } from './ready-rule.ts';

/** One segment; `version` defaults to the newest. Throws `not_found`. */
export const getSegment = async (ctx: Context, input: { readonly id: number; readonly version?: number }): Promise<SegmentDetail> => {
  requireRole(ctx, 'analyst');
  const segment = await findSegment(ctx, input.id, input.version);
  const newest = input.version === undefined ? segment : await findSegment(ctx, input.id);
  const parsed = parseRule(segment.version.rule);
  const ready = await readyRule(ctx, segment.version.rule, segment.id);
  const { counts, issues } = ready.ok ? await countOrIssue(ctx, segment.id, ready.value) : { counts: NO_COUNTS, issues: ready.error };
  return {
    id: segment.id,
    name: segment.name,
    description: segment.description,
    archived: segment.archivedAt !== null,
    version: segment.version.version,
    newest: newest.version.version,
    rule: parsed.ok ? parsed.value : null,
    issues,
    counts,
    asOf: ctx.now().toISOString(),
  };
};
