'use server';
import { revalidatePath } from 'next/cache';
import type { Settings } from '@/lib/core/settings';
import { runAction } from '@/lib/server/action/run-action';
import { updateSettings } from '@/lib/server/settings/update-settings';

/** Changes the organisation's settings. */
export const updateSettingsAction = async (input: Partial<Settings>) => {
  const result = await runAction((ctx) => updateSettings(ctx, input));
  revalidatePath('/', 'layout');
  return result;
};
