import { createIndex } from '../../lib/server/clickhouse/client.ts';
import { type Actor, type Context, SYSTEM_ACTOR } from '../../lib/server/context.ts';
import { createDb, createPool } from '../../lib/server/db/client.ts';

/** Addresses of the stores and the data directory. */
export interface ContextAddresses {
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  readonly dataDir: string;
}

/** A context for the worker and the command line, acting as the system. */
export const openContext = (addresses: ContextAddresses, actor: Actor = SYSTEM_ACTOR): { ctx: Context; close: () => Promise<void> } => {
  const pool = createPool(addresses.databaseUrl, 10);
  // An idle connection that the server closes is replaced at the next use.
  pool.on('error', () => undefined);
  const ctx: Context = {
    db: createDb(addresses.databaseUrl),
    pool,
    index: createIndex(addresses.clickhouseUrl),
    dataDir: addresses.dataDir,
    actor,
    now: () => new Date(),
  };
  const close = async (): Promise<void> => {
    await Promise.allSettled([ctx.db.$disconnect(), pool.end(), ctx.index.close()]);
  };
  return { ctx, close };
};
