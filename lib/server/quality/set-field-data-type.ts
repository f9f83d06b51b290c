import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { DATA_TYPES } from '../../standardize/fields.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { changeQualitySettings } from './read-quality-settings.ts';

const inputSchema = z.object({ field: z.string().max(200), dataType: z.enum(DATA_TYPES) });

/** Says what kind of data a custom trait is. Standard fields have theirs from the catalogue. */
export const setFieldDataType = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  const { field, dataType } = inputSchema.parse(input);
  if (!field.startsWith('custom:')) throw new AppError('invalid', 'fieldTypeFixed', 'The data type of a standard field is fixed.');
  await ctx.db.$transaction(async (tx) => {
    await changeQualitySettings(tx, (settings) => ({ ...settings, dataTypes: { ...settings.dataTypes, [field]: dataType } }));
    await writeAudit(tx, actor, 'quality.dataType', `field:${field}`, { dataType });
  });
};
