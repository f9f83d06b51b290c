import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { createIndex, queryRows } from '../../lib/server/clickhouse/client.ts';
import { startClickHouse } from './clickhouse.ts';
import { migrateClickHouse } from './clickhouse-migrations.ts';
import { findFreePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { makeTempDataDir } from './temp-dir.ts';

const dataDir = makeTempDataDir('recovery');
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const sql = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const postmaster = (): number => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

it('starts PostgreSQL again after its host, or the server itself, was killed', async () => {
  const port = await findFreePort();
  const first = await startPostgres(dataDir, port);
  await sql(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const orphan = postmaster();
  const second = await startPostgres(dataDir, port);
  expect(postmaster()).not.toBe(orphan);
  await sql(second.url, 'INSERT INTO kept VALUES (2)');
  process.kill(postmaster(), 'SIGKILL');
  expect(await second.exited).toBe(1);
  const third = await startPostgres(dataDir, port);
  expect(await sql(third.url, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  await expect(startPostgres(dataDir, await findFreePort())).rejects.toThrow('Another Larder is using this data directory');
  await third.stop();
}, 120_000);

it('keeps every acknowledged insert when the ClickHouse engine is killed', async () => {
  const port = await findFreePort();
  let host = await startClickHouse(dataDir, port, 'secret');
  await migrateClickHouse(host.url);
  let acknowledged = 0;
  for (let round = 0; round < 3; round++) {
    const index = createIndex(host.url);
    await index.command({ query: 'CREATE TABLE IF NOT EXISTS kept (n UInt32) ENGINE = MergeTree ORDER BY n' });
    const insertAll = async (): Promise<void> => {
      for (;;) {
        await index.insert({ table: 'kept', values: Array.from({ length: 500 }, (_, n) => ({ n })), format: 'JSONEachRow' });
        acknowledged += 500;
      }
    };
    setTimeout(() => process.kill(host.pid, 'SIGKILL'), 400 + 150 * round);
    await expect(insertAll()).rejects.toThrow();
    await index.close();
    host = await startClickHouse(dataDir, port, 'secret');
    const [row] = await queryRows<{ total: number }>(createIndex(host.url), 'SELECT count() AS total FROM kept');
    const total = row?.total ?? 0;
    // The batch under way may or may not have been written, but never in part.
    expect(total % 500).toBe(0);
    expect(total - acknowledged).toBeGreaterThanOrEqual(0);
    expect(total - acknowledged).toBeLessThanOrEqual(500);
    acknowledged = total;
  }
  await host.stop();
}, 120_000);
