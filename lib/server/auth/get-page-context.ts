import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { type Role, roleIncludes } from '../../core/roles.ts';
import type { Actor, Context } from '../context.ts';
import { hasUsers } from '../users/has-users.ts';
import { getContext } from './get-context.ts';

/** The sign-in page that leads back to the page that was asked for (proxy.ts notes its address). */
const signInAddress = async (): Promise<string> => {
  const path = (await headers()).get('x-path');
  return path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in';
};

/**
 * The context for a page: without users leads to the set-up page, without a session to sign-in, with
 * a one-time password to the page that replaces it, without the role to the "no
 * permission" page. The verbs a page calls check the role again.
 */
export const getPageContext = async (needed: Role = 'analyst'): Promise<Context & { readonly actor: Actor }> => {
  const ctx = await getContext();
  if (!ctx.actor) redirect((await hasUsers(ctx)) ? await signInAddress() : '/setup');
  if (ctx.actor.passwordFirst) redirect('/new-password');
  if (!roleIncludes(ctx.actor.role, needed)) forbidden();
  return { ...ctx, actor: ctx.actor };
};
