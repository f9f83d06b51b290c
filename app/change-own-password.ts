'use server';
import { runAction } from '@/lib/server/action/run-action';
import { changeOwnPassword } from '@/lib/server/users/change-own-password';

/** Changes the password of whoever asks; their session ends, so the form signs in again with the new one. */
export const changeOwnPasswordAction = async (input: { current: string; next: string }) =>
  runAction((ctx) => changeOwnPassword(ctx, input));
