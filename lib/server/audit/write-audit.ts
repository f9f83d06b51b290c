import type { Actor } from '../context.ts';
import type { DbOrTx } from '../db/client.ts';

/** One audit row, written in the caller's transaction. `details` hold ids, counts and names of settings, never personal data. */
export const writeAudit = async (
  db: DbOrTx,
  actor: Actor,
  action: string,
  subject: string,
  details: Record<string, string | number | boolean | null> = {},
): Promise<void> => {
  await db.auditLog.create({ data: { actorId: actor.userId, actor: actor.name, action, subject, details } });
};
