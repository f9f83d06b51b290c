'use server';
import { revalidatePath } from 'next/cache';
import { runAction } from '@/lib/server/action/run-action';
import { setUniqueIds } from '@/lib/server/sources/set-unique-ids';

/** Says whether each customer has one record in a source. */
export const setUniqueIdsAction = async (input: { sourceId: number; uniqueIds: boolean }) => {
  const result = await runAction((ctx) => setUniqueIds(ctx, input));
  revalidatePath('/', 'layout');
  return result;
};
