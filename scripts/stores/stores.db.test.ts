import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryRows, READ_ONLY } from '../../lib/server/clickhouse/client.ts';
import { createTestContext, type TestContext } from '../testing/context.ts';
import { ownStores } from '../testing/stores-of-worker.ts';
import { diffMigrations, migratePostgres } from './postgres-migrations.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
  await test.ctx.index.command({
    query: `CREATE TABLE probe (n UInt32, name String DEFAULT 'none', at DateTime64(3, 'UTC'), tags Array(String))
            ENGINE = MergeTree ORDER BY n SETTINGS non_replicated_deduplication_window = 100`,
  });
});
afterAll(() => test.close());

const runSql = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

/** Everything the schema can say, in one list. */
const CATALOGUE = `
  SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text <> '_prisma_migrations'
  UNION ALL SELECT t.typname || ' ' || e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
  ORDER BY 1`;

const count = async (where = '1'): Promise<number> => {
  const [row] = await queryRows<{ total: number }>(test.ctx.index, `SELECT count() AS total FROM probe WHERE ${where}`);
  return row?.total ?? -1;
};

describe('PostgreSQL migrations', () => {
  // First, while Prisma's engine is not loaded yet: two that load it must not take each other's place.
  it('can be looked at side by side', async () => {
    const adminUrl = ownStores().postgresAdminUrl;
    expect(await Promise.all(Array.from({ length: 4 }, () => diffMigrations(adminUrl)))).toEqual(['', '', '', '']);
  });

  it('agree with prisma/schema.prisma', async () => {
    const adminUrl = ownStores().postgresAdminUrl;
    expect(await diffMigrations(adminUrl)).toBe('');
    const fresh = new URL(adminUrl);
    fresh.pathname = '/from_schema';
    await runSql(adminUrl, 'CREATE DATABASE from_schema');
    await runSql(fresh.toString(), await diffMigrations(adminUrl, true));
    expect(await runSql(test.databaseUrl, CATALOGUE)).toEqual(await runSql(fresh.toString(), CATALOGUE));
  });

  it('apply nothing twice', async () => {
    expect(await migratePostgres(test.databaseUrl)).toEqual([]);
  });

  it('leave nothing behind when they are killed, and are begun anew', async () => {
    const url = test.databaseUrl;
    await runSql(url, `ALTER TABLE consent DROP COLUMN timed`);
    await runSql(url, `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%consent_timed'`);
    const { id: sourceId } = await test.ctx.db.source.create({ data: { name: 'list', kind: 'consents' } });
    const startedAt = new Date('2026-01-02T03:04:05.678Z');
    const { id: importId } = await test.ctx.db.import.create({ data: { sourceId, kind: 'consents', mapping: {}, startedAt } });
    const { id: recordId } = await test.ctx.db.record.create({ data: { sourceId, sourceKey: 'a' } });
    await test.ctx.pool.query(
      `INSERT INTO consent (id, record_id, source_id, import_id, file_no, row_no, purpose, channel, granted, occurred_at)
       SELECT gen_random_uuid(), $1, $2, $3, 0, n, 'marketing', 'email', true, CASE n WHEN 1 THEN $4 ELSE timestamptz '2025-12-31' END
       FROM generate_series(1, 2) n`,
      [recordId, sourceId, importId, startedAt],
    );
    expect(await migratePostgres(url)).toEqual([expect.stringMatching(/consent_timed$/)]);
    expect(await runSql(url, 'SELECT row_no, timed FROM consent ORDER BY row_no')).toEqual([
      { row_no: 1, timed: false },
      { row_no: 2, timed: true },
    ]);
    expect(await runSql(url, `SELECT pending FROM mirror_cursor WHERE name = 'reset'`)).toEqual([{ pending: {} }]);
    expect(await migratePostgres(url)).toEqual([]);
  });

  it('serve the Prisma client', async () => {
    const source = await test.ctx.db.source.create({ data: { name: 'shop', kind: 'people' } });
    expect(await test.ctx.db.source.findUnique({ where: { id: source.id } })).toMatchObject({ name: 'shop' });
  });
});

describe('the embedded ClickHouse through @clickhouse/client', () => {
  it('inserts rows, streams and CSV', async () => {
    const { index } = test.ctx;
    await index.insert({ table: 'probe', values: [{ n: 1, at: '2026-01-02T03:04:05.678Z', tags: ["it's"] }], format: 'JSONEachRow' });
    const rows = Readable.from(
      (function* () {
        for (let n = 2; n <= 5000; n++) yield { n, name: `row ${n}`, at: '2026-01-01 00:00:00', tags: [] };
      })(),
    );
    await index.insert({ table: 'probe', values: rows, format: 'JSONEachRow', columns: ['n', 'name', 'at', 'tags'] });
    await index.insert({
      table: 'probe',
      values: Readable.from(['6000,"a ""quoted"" name","2026-01-01 00:00:00","[]"\n'], { objectMode: false }),
      format: 'CSV',
    });
    expect(await count()).toBe(5001);
    expect(await queryRows(index, 'SELECT name, at, tags FROM probe WHERE n = 1')).toEqual([
      { name: 'none', at: '2026-01-02 03:04:05.678', tags: ["it's"] },
    ]);
  });

  it('binds parameters of every shape, also at once', async () => {
    const text = "tab\t new\nline \\ back ' quote {x:String} 中文";
    const sql = 'SELECT {text:String} AS text, {list:Array(String)} AS list, {n:UInt32} AS n, {map:Map(String, UInt8)} AS map';
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => queryRows(test.ctx.index, sql, { text, list: [text, String(n)], n, map: { a: 1 } })),
    );
    answers.forEach((answer, n) => {
      expect(answer).toEqual([{ text, list: [text, String(n)], n, map: { a: 1 } }]);
    });
  });

  it('streams a large result and answers as JSON', async () => {
    const result = await test.ctx.index.query({ query: 'SELECT number FROM numbers(300000)', format: 'JSONEachRow' });
    let rows = 0;
    for await (const batch of result.stream()) rows += batch.length;
    expect(rows).toBe(300_000);
    const json = await (await test.ctx.index.query({ query: 'SELECT 1 AS x', format: 'JSON' })).json();
    expect(json).toMatchObject({ data: [{ x: 1 }], rows: 1 });
  });

  it('takes an insert with a known deduplication token once', async () => {
    const insert = (n: number) =>
      test.ctx.index.insert({
        table: 'probe',
        values: [{ n, at: '2026-01-01' }],
        format: 'JSONEachRow',
        clickhouse_settings: { insert_deduplication_token: 'batch-7' },
      });
    await insert(700_001);
    await insert(700_002);
    expect(await count('n > 700000')).toBe(1);
  });

  it("gives the engine's errors with their number", async () => {
    await expect(queryRows(test.ctx.index, 'SELECT nonsense')).rejects.toMatchObject({ code: '47', type: 'UNKNOWN_IDENTIFIER' });
    await expect(test.ctx.index.command({ query: 'SELEC 1' })).rejects.toMatchObject({ code: '62' });
    await expect(test.ctx.index.insert({ table: 'probe', values: [{ n: 'x' }], format: 'JSONEachRow' })).rejects.toThrow();
  });

  it('keeps to max_execution_time', async () => {
    const endless = 'SELECT count() FROM numbers(100000000000) WHERE sipHash64(number) = 3';
    const { index } = test.ctx;
    await expect(index.query({ query: endless, clickhouse_settings: { max_execution_time: 1 } })).rejects.toMatchObject({ code: '159' });
  });

  it.each([
    ["SELECT * FROM file('/etc/hostname', 'LineAsString')"],
    ["SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')"],
    ["SELECT * FROM s3('http://127.0.0.1:1/bucket/x.csv', 'CSV', 'a String')"],
    ["SELECT * FROM remote('127.0.0.1:1', system.one)"],
    ["SELECT * FROM executable('x.sh', 'CSV', 'a String')"],
    ["SELECT a FROM (SELECT 1 AS a) WHERE a IN (SELECT 1 FROM url('http://127.0.0.1:1/', 'LineAsString'))"],
    ["WITH x AS (SELECT * FROM file('/etc/hostname', 'LineAsString')) SELECT * FROM x"],
    ["SELECT file('/etc/hostname') AS text"],
    ["SELECT `file`('/etc/hostname') AS text"],
    ["SELECT 1 AS a INTO OUTFILE '/tmp/larder-out.txt'"],
    ["DESCRIBE TABLE url('http://127.0.0.1:1/', 'LineAsString')"],
    ["EXPLAIN SELECT * FROM file('/etc/hostname', 'LineAsString')"],
    ["SELECT * FROM file('/etc/hostname', 'LineAsString') SETTINGS readonly = 0"],
  ])('refuses to reach out: %s', async (query) => {
    await expect(queryRows(test.ctx.index, query)).rejects.toMatchObject({ code: '164' });
    await expect(test.ctx.index.query({ query, format: 'JSONEachRow' }).then((r) => r.json())).rejects.toMatchObject({ code: '164' });
  });

  it('lets queries change nothing, and keeps the settings they end with', async () => {
    for (const query of ['SYSTEM RELOAD DICTIONARIES', 'DROP TABLE probe', 'INSERT INTO probe VALUES (1, now())'])
      await expect(test.ctx.index.command({ query, clickhouse_settings: READ_ONLY })).rejects.toMatchObject({ code: '164' });
    const ask = "SELECT getSetting('max_threads') AS n, 'file(x) SETTINGS max_threads = 9' AS text SETTINGS max_threads = 3";
    expect(await queryRows(test.ctx.index, ask)).toEqual([{ n: 3, text: 'file(x) SETTINGS max_threads = 9' }]);
  });

  it('ends the query of a reader who leaves', async () => {
    const controller = new AbortController();
    const pending = queryRows(
      test.ctx.index,
      'SELECT count() AS left FROM numbers(100000000000) WHERE sipHash64(number) = 4',
      {},
      controller.signal,
    );
    setTimeout(() => controller.abort(), 300);
    await expect(pending).rejects.toThrow();
    await expect
      .poll(
        () => queryRows(test.ctx.index, "SELECT query FROM system.processes WHERE query LIKE '%AS left%' AND query NOT LIKE '%processes%'"),
        {
          timeout: 10_000,
        },
      )
      .toEqual([]);
  });

  it('refuses a wrong password', async () => {
    const response = await fetch(test.clickhouseUrl.replace(/\/\/[^@]*@/, '//'), { method: 'POST', body: 'SELECT 1' });
    expect(response.status).toBe(401);
  });

  it('has the tables of the index and forces inserts to the disk', async () => {
    const sql = readFileSync(new URL('../../clickhouse/0001_index.sql', import.meta.url), 'utf8');
    const tables = [...sql.matchAll(/^CREATE (?:TABLE|DICTIONARY) (\w+)/gm)].map((match) => match[1]);
    const rows = await queryRows<{ name: string }>(test.ctx.index, 'SHOW TABLES');
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(tables));
    expect(await queryRows(test.ctx.index, "SELECT value FROM system.merge_tree_settings WHERE name = 'fsync_after_insert'")).toEqual([
      { value: '1' },
    ]);
  });
});
