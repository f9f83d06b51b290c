import type pg from 'pg';
import { createIndex, type Index } from '../clickhouse/client.ts';
import { createDb, createPool, type Db } from '../db/client.ts';
import { type Env, readEnv } from '../env.ts';

/** The stores of the web process, opened once. */
export interface Stores {
  readonly env: Env;
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly index: Index;
}

const holder = globalThis as typeof globalThis & { larderStores?: Stores };

/** Gives the stores of this process; kept on `globalThis` so that a reload in development opens no second set. */
export const getStores = (): Stores => {
  if (!holder.larderStores) {
    const env = readEnv();
    holder.larderStores = {
      env,
      db: createDb(env.databaseUrl),
      pool: createPool(env.databaseUrl),
      index: createIndex(env.clickhouseUrl),
    };
  }
  return holder.larderStores;
};
