import { AppError } from '../../core/errors.ts';
import type { Actor } from '../context.ts';

/** The number of the user who asks; the worker and the command line have none and are refused. */
export const requireUserId = (actor: Actor): number => {
  if (actor.userId === null) throw new AppError('forbidden', 'signInFirst', 'Only a signed-in user can do this.');
  return actor.userId;
};
