import { AppError } from '../../core/errors.ts';
import type { DbOrTx } from '../db/client.ts';

/** Number of the advisory lock under which the set of administrators changes. */
const ADMIN_LOCK = 730_001;

/** Waits until no other transaction changes who is an administrator; two demotions at once cannot both pass the guard. */
export const lockAdmins = async (tx: DbOrTx): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADMIN_LOCK})`;
};

/** Refuses with `conflict` when nobody but `userId` could administer. Call it under `lockAdmins`. */
export const guardLastAdmin = async (tx: DbOrTx, userId: number): Promise<void> => {
  const others = await tx.user.count({ where: { role: 'admin', disabledAt: null, id: { not: userId } } });
  if (others === 0) throw new AppError('conflict', 'lastAdmin', 'The last administrator must stay.');
};
