import { unstable_rethrow } from 'next/navigation';
import type { ActionResult } from '../../core/action-result.ts';
import { getContext } from '../auth/get-context.ts';
import type { Context } from '../context.ts';
import { toFailure } from './to-failure.ts';

/** Runs a verb for a server action: gives it the request's context and its errors as values. Redirects pass through. */
export const runAction = async <T>(verb: (ctx: Context) => Promise<T>): Promise<ActionResult<T>> => {
  try {
    return { ok: true, value: await verb(await getContext()) };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: toFailure(error) };
  }
};
