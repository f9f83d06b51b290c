import type { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { DIMENSIONS, qualitySettingsSchema } from '../../quality/dimensions.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { changeQualitySettings } from './read-quality-settings.ts';

const inputSchema = qualitySettingsSchema.shape.weights.unwrap();

/** Sets how much each dimension counts in the total score. At least one weight must be above zero. */
export const setQualityWeights = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'admin');
  const weights = inputSchema.parse(input);
  if (DIMENSIONS.every((d) => weights[d] === 0)) throw new AppError('invalid', 'weightsAllZero', 'At least one weight must be above zero.');
  await ctx.db.$transaction(async (tx) => {
    await changeQualitySettings(tx, (settings) => ({ ...settings, weights }));
    await writeAudit(tx, actor, 'quality.weights', 'setting:quality', weights);
  });
};
