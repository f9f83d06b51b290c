import { AppError } from '../../core/errors.ts';
import type { SuggestionDetail } from '../../identity/suggestion-view.ts';
import { type Context, requireRole } from '../context.ts';
import { toSuggestionDetails } from './to-suggestion-details.ts';

/** One open suggestion. Throws `not_found` when it is decided or gone. */
export const getSuggestion = async (ctx: Context, id: string): Promise<SuggestionDetail> => {
  const { role } = requireRole(ctx, 'analyst');
  const row = await ctx.db.suggestion.findUnique({ where: { id } });
  const [detail] = row ? await toSuggestionDetails(ctx, role, [row]) : [];
  if (!detail) throw new AppError('not_found', 'suggestionGone', 'This suggestion is not open any more.');
  return detail;
};
