import { AppError } from '../../core/errors.ts';
import type { DbOrTx } from '../db/client.ts';

/** The user with this number; `not_found` without one. */
export const findUser = async (tx: DbOrTx, userId: number) => {
  const user = await tx.user.findUnique({ where: { id: userId } });
  if (!user) throw new AppError('not_found', 'userNotFound', `No user ${userId}.`);
  return user;
};
