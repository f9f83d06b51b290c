import type { Context } from '../context.ts';
import { getStores } from './stores.ts';

/** A context without an actor, for what happens before anybody is signed in. */
export const visitorContext = (): Context => {
  const { db, pool, index, env } = getStores();
  return { db, pool, index, dataDir: env.dataDir, actor: null, now: () => new Date() };
};
