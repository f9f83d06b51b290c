import { forbidden, redirect } from 'next/navigation';
import { type Role, roleIncludes } from '../../core/roles.ts';
import type { Actor, Context } from '../context.ts';
import { hasUsers } from '../users/has-users.ts';
import { getContext } from './get-context.ts';

/**
 * The context for a page: without users leads to the set-up page, without a session to sign-in, without the role to the "no
 * permission" page. The verbs a page calls check the role again.
 */
export const getPageContext = async (needed: Role = 'analyst'): Promise<Context & { readonly actor: Actor }> => {
  const ctx = await getContext();
  if (!ctx.actor) redirect((await hasUsers(ctx)) ? '/sign-in' : '/setup');
  if (!roleIncludes(ctx.actor.role, needed)) forbidden();
  return { ...ctx, actor: ctx.actor };
};
