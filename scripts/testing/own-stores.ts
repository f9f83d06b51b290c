import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createIndex } from '../../lib/server/clickhouse/client.ts';
import type { Actor, Context } from '../../lib/server/context.ts';
import { createDb, createPool } from '../../lib/server/db/client.ts';
import { startClickHouse } from '../stores/clickhouse.ts';
import { migrateClickHouse } from '../stores/clickhouse-migrations.ts';
import { findFreePort } from '../stores/ports.ts';
import { startPostgres } from '../stores/postgres.ts';
import { migratePostgres } from '../stores/postgres-migrations.ts';
import { makeTempDataDir } from '../stores/temp-dir.ts';

/** Database that every other one is copied from. */
const TEMPLATE = 'larder_template';

/** Addresses of two running stores on which databases can be made. */
export interface TemplateStores {
  readonly postgresAdminUrl: string;
  readonly clickhouseUrl: string;
}

/** A context on databases of its own. */
export interface OwnContext {
  readonly ctx: Context;
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  /** Removes the databases. */
  readonly close: () => Promise<void>;
}

const asAdmin = async (adminUrl: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/** Starts one PostgreSQL and one ClickHouse in a temporary directory, with a migrated template; `stop` removes everything. */
export const startTemplateStores = async (): Promise<TemplateStores & { readonly stop: () => Promise<void> }> => {
  const dataDir = makeTempDataDir('test');
  const [postgres, clickhouse] = await Promise.all([
    startPostgres(dataDir, await findFreePort(), ['fsync=off', 'synchronous_commit=off', 'max_connections=200']),
    startClickHouse(dataDir, await findFreePort()),
  ]);
  await asAdmin(postgres.adminUrl, `CREATE DATABASE ${TEMPLATE}`);
  await migratePostgres(postgres.adminUrl.replace(/postgres$/, TEMPLATE));
  return {
    postgresAdminUrl: postgres.adminUrl,
    clickhouseUrl: clickhouse.url,
    stop: async () => {
      await Promise.all([postgres.stop(), clickhouse.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** Makes an empty, migrated database in both stores and an empty data directory. */
export const openOwnContext = async (
  stores: TemplateStores,
  who: { readonly actor: Actor | null; readonly now: () => Date },
): Promise<OwnContext> => {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const databaseUrl = stores.postgresAdminUrl.replace(/postgres$/, name);
  const clickhouseUrl = stores.clickhouseUrl.replace(/larder$/, name);
  await Promise.all([asAdmin(stores.postgresAdminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`), migrateClickHouse(clickhouseUrl)]);
  const dataDir = mkdtempSync(join(tmpdir(), 'larder-test-data-'));
  const ctx: Context = { db: createDb(databaseUrl), pool: createPool(databaseUrl), index: createIndex(clickhouseUrl), dataDir, ...who };
  const close = async (): Promise<void> => {
    await Promise.all([ctx.db.$disconnect(), ctx.pool.end()]);
    await ctx.index.command({ query: `DROP DATABASE IF EXISTS ${name} SYNC` });
    await ctx.index.close();
    await asAdmin(stores.postgresAdminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ctx, databaseUrl, clickhouseUrl, close };
};
