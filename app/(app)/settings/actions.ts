'use server';
import { revalidatePath } from 'next/cache';
import { runAction } from '@/lib/server/action/run-action';
import { signOutEverywhere } from '@/lib/server/users/sign-out-everywhere';
import { updateOwnProfile } from '@/lib/server/users/update-own-profile';

/** Changes the name of whoever asks. */
export const updateOwnNameAction = async (input: { name: string }) => {
  const result = await runAction((ctx) => updateOwnProfile(ctx, { name: input.name }));
  revalidatePath('/', 'layout');
  return result;
};

/** Ends all sessions of whoever asks. */
export const signOutEverywhereAction = async () => runAction((ctx) => signOutEverywhere(ctx));
