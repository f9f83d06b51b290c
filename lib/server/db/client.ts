import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { logger } from '../logger.ts';
import { PrismaClient } from './generated/client.ts';

/** PostgreSQL through Prisma for single rows and relations. */
export type Db = PrismaClient;
/** A Prisma transaction; verbs accept either. */
export type DbOrTx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Opens a Prisma client on `url`. */
export const createDb = (url: string): Db => new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });

/** Opens a plain pool on `url`, for COPY, cursors and set-based SQL where Prisma has no words. */
export const createPool = (url: string, max = 5): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max });
  // A connection that is lost while its holder is busy elsewhere must not end the process: the next query on it fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // An idle connection that breaks is replaced with the next query; without a listener it would end the process.
  pool.on('error', (error) => logger.warn({ err: error }, 'idle connection'));
  return pool;
};
