import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { logger } from '../../lib/server/logger.ts';
import { type PartProcess, startProcess } from '../processes/start-process.ts';
import { placePostgres } from './postgres-binaries.ts';
import type { PostgresHostConfig } from './postgres-host.ts';

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres extends PartProcess {
  /** The application's database, as its owner, who is no superuser. */
  readonly url: string;
  /** The maintenance database as superuser; for set-up and tests. */
  readonly adminUrl: string;
  readonly port: number;
}

const passwordOf = (dataDir: string): string => {
  const file = join(dataDir, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
};

const ensureDatabase = async (adminUrl: string, password: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'larder'");
    if (role.rowCount === 0) await client.query(`CREATE ROLE larder LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'larder'");
    if (database.rowCount === 0) await client.query('CREATE DATABASE larder OWNER larder');
  } finally {
    await client.end();
  }
};

/** Starts PostgreSQL on the cluster of `dataDir`, making both cluster and database when missing. `settings` are `name=value`. */
export const startPostgres = async (dataDir: string, port: number, settings: readonly string[] = []): Promise<EmbeddedPostgres> => {
  const place = placePostgres(dataDir);
  if (place.note) logger.info(place.note);
  const password = passwordOf(dataDir);
  const config: PostgresHostConfig = { place, port, password, settings };
  const host = await startProcess(new URL('./postgres-host.ts', import.meta.url), config);
  const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  await ensureDatabase(adminUrl, password);
  return { ...host, port, adminUrl, url: `postgresql://larder:${password}@127.0.0.1:${port}/larder` };
};
