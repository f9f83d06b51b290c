import { cache } from 'react';
import type { Context } from '../context.ts';
import { getSessionUser } from './get-session-user.ts';
import { getStores } from './stores.ts';

/** The context of the current request for any verb; `actor` is null without a valid session. For pages, actions and handlers. */
export const getContext = cache(async (): Promise<Context> => {
  const { db, pool, index, env } = getStores();
  const user = await getSessionUser();
  return {
    db,
    pool,
    index,
    dataDir: env.dataDir,
    actor: user ? { userId: user.id, name: user.name, role: user.role, passwordFirst: user.hasOneTimePassword } : null,
    now: () => new Date(),
  };
});
