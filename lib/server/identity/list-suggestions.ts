import { z } from 'zod';
import type { SuggestionDetail } from '../../identity/suggestion-view.ts';
import { type Context, requireRole } from '../context.ts';
import { toSuggestionDetails } from './to-suggestion-details.ts';

/** Most suggestions on one page. */
const PAGE_MAX = 500;

const inputSchema = z.object({
  /** From 1. */
  page: z.number().int().min(1).default(1),
  pageSize: z.number().int().min(1).max(PAGE_MAX).default(25),
  /** `score`: surest first; `unsure`: least sure first, where a look helps most; `newest`. */
  sort: z.enum(['score', 'unsure', 'newest']).default('score'),
  /** Least probability. */
  minScore: z.number().min(0).max(1).default(0),
  /** Only suggestions about this profile. */
  profileId: z.number().int().positive().optional(),
});

const ORDER = {
  score: [{ score: 'desc' }, { id: 'asc' }],
  unsure: [{ score: 'asc' }, { id: 'asc' }],
  newest: [{ createdAt: 'desc' }, { id: 'asc' }],
} as const;

/** A page of open merge suggestions and how many there are. */
export const listSuggestions = async (
  ctx: Context,
  input: z.input<typeof inputSchema> = {},
): Promise<{ readonly items: readonly SuggestionDetail[]; readonly total: number; readonly page: number; readonly pageSize: number }> => {
  const { role } = requireRole(ctx, 'analyst');
  const { page, pageSize, sort, minScore, profileId } = inputSchema.parse(input);
  const ofProfile = profileId ? { OR: [{ profileA: profileId }, { profileB: profileId }] } : {};
  const where = { score: { gte: minScore }, ...ofProfile };
  const [total, rows] = await Promise.all([
    ctx.db.suggestion.count({ where }),
    ctx.db.suggestion.findMany({ where, orderBy: [...ORDER[sort]], skip: (page - 1) * pageSize, take: pageSize }),
  ]);
  return { items: await toSuggestionDetails(ctx, role, rows), total, page, pageSize };
};
