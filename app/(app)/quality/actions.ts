'use server';
import { revalidatePath } from 'next/cache';
import type { ActionResult } from '@/lib/core/action-result';
import type { QualitySettings } from '@/lib/quality/dimensions';
import { runAction } from '@/lib/server/action/run-action';
import { setFieldDataType } from '@/lib/server/quality/set-field-data-type';
import { setQualityWeights } from '@/lib/server/quality/set-quality-weights';
import type { DataType } from '@/lib/standardize/fields';

/** Sets how much each dimension counts. */
export const setWeightsAction = async (weights: QualitySettings['weights']): Promise<ActionResult<void>> => {
  const result = await runAction((ctx) => setQualityWeights(ctx, weights));
  revalidatePath('/quality');
  return result;
};

/** Says what kind of data a custom trait is. */
export const setDataTypeAction = async (field: string, dataType: DataType): Promise<ActionResult<void>> => {
  const result = await runAction((ctx) => setFieldDataType(ctx, { field, dataType }));
  revalidatePath('/quality/fields');
  return result;
};
