import { AppError } from '../../core/errors.ts';
import type { ReadyRule } from '../../segments/compile.ts';
import { NO_COUNTS, type RuleCounts } from '../../segments/count-query.ts';
import type { RuleIssue } from '../../segments/rule.ts';
import type { Context } from '../context.ts';
import { logger } from '../logger.ts';
import { countPeople } from './count-people.ts';

const CODES: Readonly<Record<string, string>> = {
  segmentRuleTooSlow: 'tooSlow',
  segmentRuleTooLarge: 'tooLarge',
  segmentRuleTooLong: 'tooLong',
};

/** Counts a stored rule; one that fails has nobody and says why, so that it can be shown among others and corrected. */
export const countOrIssue = async (
  ctx: Context,
  id: number,
  ready: ReadyRule,
): Promise<{ readonly counts: RuleCounts; readonly issues: readonly RuleIssue[] }> => {
  try {
    return { counts: (await countPeople(ctx, ready)).counts, issues: [] };
  } catch (error) {
    const code = error instanceof AppError ? CODES[error.key] : undefined;
    if (code === undefined) logger.warn({ err: error, segment: id }, 'a segment could not be counted');
    return { counts: NO_COUNTS, issues: [{ path: '', code: code ?? 'notCounted', values: {} }] };
  }
};
