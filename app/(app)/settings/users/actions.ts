'use server';
import { revalidatePath } from 'next/cache';
import type { ActionResult } from '@/lib/core/action-result';
import type { Role } from '@/lib/core/roles';
import { runAction } from '@/lib/server/action/run-action';
import type { Context } from '@/lib/server/context';
import { changeRole } from '@/lib/server/users/change-role';
import { deleteUser } from '@/lib/server/users/delete-user';
import { inviteUser } from '@/lib/server/users/invite-user';
import { resetPassword } from '@/lib/server/users/reset-password';
import { setUserDisabled } from '@/lib/server/users/set-user-disabled';
import { signOutEverywhere } from '@/lib/server/users/sign-out-everywhere';

const thenRefresh = async <T>(verb: (ctx: Context) => Promise<T>): Promise<ActionResult<T>> => {
  const result = await runAction(verb);
  revalidatePath('/settings/users');
  return result;
};

/** Adds a user; gives the password to hand over, this once. */
export const inviteUserAction = async (input: { email: string; name: string; role: Role }) => thenRefresh((ctx) => inviteUser(ctx, input));

/** Changes a user's role. */
export const changeRoleAction = async (input: { userId: number; role: Role }) => thenRefresh((ctx) => changeRole(ctx, input));

/** Shuts a user out, or lets them in again. */
export const setUserDisabledAction = async (input: { userId: number; disabled: boolean }) =>
  thenRefresh((ctx) => setUserDisabled(ctx, input));

/** Makes a new one-time password, given back this once. */
export const resetPasswordAction = async (input: { userId: number }) => thenRefresh((ctx) => resetPassword(ctx, input));

/** Ends all sessions of a user. */
export const signOutUserAction = async (input: { userId: number }) => thenRefresh((ctx) => signOutEverywhere(ctx, input));

/** Deletes a user. */
export const deleteUserAction = async (input: { userId: number }) => thenRefresh((ctx) => deleteUser(ctx, input));
