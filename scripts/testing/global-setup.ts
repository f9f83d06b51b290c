import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startClickHouse } from '../stores/clickhouse.ts';
import { findFreePort } from '../stores/ports.ts';
import { startPostgres } from '../stores/postgres.ts';
import { migratePostgres } from '../stores/postgres-migrations.ts';
import { makeTempDataDir } from '../stores/temp-dir.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresAdminUrl: string;
    clickhouseUrl: string;
  }
}

/** Database that every test database is copied from. */
export const TEMPLATE = 'larder_template';

/** Starts one PostgreSQL and one ClickHouse for all database tests, and makes the migrated template. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = makeTempDataDir('test');
  const [postgres, clickhouse] = await Promise.all([
    startPostgres(dataDir, await findFreePort(), ['fsync=off', 'synchronous_commit=off', 'max_connections=200']),
    startClickHouse(dataDir, await findFreePort()),
  ]);
  const admin = postgres.adminUrl;
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  await migratePostgres(admin.replace(/postgres$/, TEMPLATE));
  project.provide('postgresAdminUrl', admin);
  project.provide('clickhouseUrl', clickhouse.url);
  return async () => {
    await Promise.all([postgres.stop(), clickhouse.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  };
};
