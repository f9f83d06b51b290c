import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Role } from '../../lib/core/roles.ts';
import { createIndex } from '../../lib/server/clickhouse/client.ts';
import type { Context } from '../../lib/server/context.ts';
import { createDb, createPool } from '../../lib/server/db/client.ts';
import { migrateClickHouse } from '../stores/clickhouse-migrations.ts';
import { TEMPLATE } from './global-setup.ts';

/** A context on stores of its own. */
export interface TestContext {
  readonly ctx: Context;
  /** Addresses of its stores, for processes started by a test. */
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  readonly close: () => Promise<void>;
}

/** The clock of tests unless they bring their own. */
export const TEST_NOW = new Date('2026-06-15T12:00:00.000Z');

const asAdmin = async (adminUrl: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/**
 * Gives a test file its own PostgreSQL database, ClickHouse database and data directory, all empty and migrated. The actor has the
 * role `role` (admin by default; null = nobody), the clock stands still unless `now` is given.
 */
export const createTestContext = async (options: { role?: Role | null; now?: () => Date } = {}): Promise<TestContext> => {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const adminUrl = inject('postgresAdminUrl');
  const databaseUrl = adminUrl.replace(/postgres$/, name);
  const clickhouseUrl = inject('clickhouseUrl').replace(/larder$/, name);
  await Promise.all([asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`), migrateClickHouse(clickhouseUrl)]);
  const dataDir = mkdtempSync(join(tmpdir(), 'larder-test-data-'));
  const { role = 'admin', now = () => TEST_NOW } = options;
  const actor = role ? { userId: null, name: role, role } : null;
  const ctx: Context = { db: createDb(databaseUrl), pool: createPool(databaseUrl), index: createIndex(clickhouseUrl), dataDir, actor, now };
  const close = async (): Promise<void> => {
    await Promise.all([ctx.db.$disconnect(), ctx.pool.end()]);
    await ctx.index.command({ query: `DROP DATABASE IF EXISTS ${name} SYNC` });
    await ctx.index.close();
    await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ctx, databaseUrl, clickhouseUrl, close };
};
