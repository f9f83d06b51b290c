import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/samples/random.ts';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { dyingContext, Killed } from '../../../scripts/testing/dying-context.ts';
import { queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { createPool } from '../db/client.ts';
import { mirrorOnce } from './mirror-once.ts';
import { recordRemoval } from './record-removal.ts';
import { runMirror } from './run-mirror.ts';

let test: TestContext;
let ctx: Context;
let sourceId: number;
let key = 0;

beforeAll(async () => {
  test = await createTestContext();
  ctx = test.ctx;
  sourceId = (await ctx.db.source.create({ data: { name: 'Shop', kind: 'events' } })).id;
});
afterAll(() => test.close());

const newImport = async (): Promise<number> =>
  (await ctx.db.import.create({ data: { sourceId, kind: 'events', mapping: {}, status: 'running' } })).id;

const newRecord = async (): Promise<number> => {
  key += 1;
  return (await ctx.db.record.create({ data: { sourceId, sourceKey: `k${key}` } })).id;
};

type Sql = Pick<pg.ClientBase, 'query'>;

const addVersion = (sql: Sql, recordId: number, importId: number, name: string, asOf: string) =>
  sql.query(
    `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)
     VALUES ($1, $2, 0, 1, '{}', $3, '\\x00', $4)`,
    [recordId, importId, { full_name: name, 'custom:size': 42 }, asOf],
  );

const addEvents = (sql: Sql, importId: number, recordId: number | null, count: number) =>
  sql.query(
    `INSERT INTO event (id, source_id, import_id, file_no, row_no, record_id, type, occurred_at, props, raw)
     SELECT gen_random_uuid(), $1, $2, 0, n, $3, 'order', now(), '{"price": 2.5, "quantity": 2, "product": "Tea"}', '{}'
     FROM generate_series(1, $4::int) n`,
    [sourceId, importId, recordId, count],
  );

const indexedEvents = async (importId: number): Promise<{ rows: number; ids: number }> => {
  const query = 'SELECT count() AS rows, uniqExact(event_id) AS ids FROM event WHERE import_id = {importId:UInt32}';
  const found = await queryRows<{ rows: number; ids: number }>(ctx.index, query, { importId });
  return { rows: Number(found[0]?.rows), ids: Number(found[0]?.ids) };
};

const indexedName = async (recordId: number): Promise<string | undefined> =>
  (
    await queryRows<{ full_name: string }>(ctx.index, 'SELECT full_name FROM record FINAL WHERE record_id = {recordId:UInt32}', {
      recordId,
    })
  )[0]?.full_name;

describe('mirrorOnce', () => {
  it('copies rows with their columns', async () => {
    const importId = await newImport();
    const recordId = await newRecord();
    await addVersion(ctx.pool, recordId, importId, 'Ada', '2026-01-01');
    await addEvents(ctx.pool, importId, recordId, 1);
    await runMirror(ctx);
    const [event] = await queryRows(ctx.index, 'SELECT amount, quantity, props_text, record_id FROM event WHERE import_id = {i:UInt32}', {
      i: importId,
    });
    expect(event).toEqual({ amount: 5, quantity: 2, props_text: { product: 'Tea' }, record_id: recordId });
    const [record] = await queryRows(ctx.index, 'SELECT full_name, custom_number FROM record FINAL WHERE record_id = {r:UInt32}', {
      r: recordId,
    });
    expect(record).toEqual({ full_name: 'Ada', custom_number: { size: 42 } });
    const touched = await ctx.pool.query('SELECT 1 FROM touched_record WHERE record_id = $1', [recordId]);
    expect(touched.rowCount).toBe(1);
  });

  it.each(['before', 'after'] as const)(
    'is killed %s any call and neither loses nor doubles a row',
    async (moment) => {
      for (let dieAt = 1; ; dieAt += 1) {
        const importId = await newImport();
        const recordId = await newRecord();
        await addVersion(ctx.pool, recordId, importId, 'Ada', '2026-01-01');
        await addEvents(ctx.pool, importId, recordId, 12);
        const dying = dyingContext(ctx, dieAt, moment);
        let died = false;
        try {
          while ((await mirrorOnce(dying, { limit: 10 })).more) {}
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          died = true;
        }
        await runMirror(ctx, { limit: 10 });
        expect({ dieAt, ...(await indexedEvents(importId)) }).toEqual({ dieAt, rows: 12, ids: 12 });
        expect(await indexedName(recordId)).toBe('Ada');
        if (!died) break;
        expect(dieAt).toBeLessThan(200);
      }
    },
    300_000,
  );

  it('puts a batch in again when its token is known but its rows are not there', async () => {
    await runMirror(ctx);
    const importId = await newImport();
    await addEvents(ctx.pool, importId, null, 5);
    const batch = Number((await ctx.pool.query(`SELECT batch + 1 AS batch FROM mirror_cursor WHERE name = 'event'`)).rows[0].batch);
    const values = [{ event_id: '00000000-0000-0000-0000-000000000001', import_id: 999_999, type: 'lost' }];
    await ctx.index.insert({
      table: 'event',
      values,
      format: 'JSONEachRow',
      clickhouse_settings: { insert_deduplication_token: `event-${batch}` },
    });
    await ctx.pool.query(
      `UPDATE mirror_cursor SET pending = (SELECT jsonb_build_array(jsonb_build_object('batch', $1::int, 'rows', 5, 'tx', tx::text, 'id', id::text))
         FROM event ORDER BY tx DESC, id DESC LIMIT 1) WHERE name = 'event'`,
      [batch],
    );
    await runMirror(ctx);
    expect(await indexedEvents(importId)).toEqual({ rows: 5, ids: 5 });
  });

  it('waits for the older of two transactions when the younger commits first', async () => {
    const importId = await newImport();
    const [older, younger] = [await ctx.pool.connect(), await ctx.pool.connect()];
    try {
      await older.query('BEGIN');
      await addEvents(older, importId, null, 3);
      await younger.query('BEGIN');
      await addEvents(younger, importId, null, 4);
      await younger.query('COMMIT');
      await runMirror(ctx);
      expect((await indexedEvents(importId)).rows).toBe(0);
      await older.query('COMMIT');
      await runMirror(ctx);
      expect(await indexedEvents(importId)).toEqual({ rows: 7, ids: 7 });
    } finally {
      older.release();
      younger.release();
    }
  });

  it.each([1, 2, 3, 4])('takes each row once in whatever order transactions begin, write and end (seed %i)', async (seed) => {
    const importId = await newImport();
    const random = createRandom(seed);
    const pool = createPool(test.databaseUrl, 8);
    const open: pg.PoolClient[] = [];
    const end = async (how: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
      const [client] = open.splice(random.int(0, open.length - 1), 1);
      await client?.query(how);
      client?.release();
    };
    for (let action = 0; action < 60; action += 1) {
      const kind = random.int(0, 9);
      if (kind < 3 && open.length < 6) {
        const client = await pool.connect();
        await client.query('BEGIN');
        open.push(client);
      } else if (kind < 6 && open.length > 0) await addEvents(random.pick(open), importId, null, random.int(1, 9));
      else if (kind < 8 && open.length > 0) await end(random.chance(0.8) ? 'COMMIT' : 'ROLLBACK');
      else await mirrorOnce(ctx, { limit: 7 });
    }
    while (open.length > 0) await end('COMMIT');
    await pool.end();
    await runMirror(ctx, { limit: 7 });
    const rows = await ctx.db.event.count({ where: { importId } });
    expect(await indexedEvents(importId)).toEqual({ rows, ids: rows });
    expect(rows).toBeGreaterThan(30);
  });

  it('keeps the newest content when an older one comes later', async () => {
    const [importId, recordId] = [await newImport(), await newRecord()];
    await addVersion(ctx.pool, recordId, importId, 'New', '2026-02-01');
    await runMirror(ctx);
    await addVersion(ctx.pool, recordId, importId, 'Old', '2026-01-01');
    await runMirror(ctx);
    expect(await indexedName(recordId)).toBe('New');
  });
});

describe('undo', () => {
  const undo = async (importId: number) => {
    const client = await ctx.pool.connect();
    await client.query('BEGIN');
    await recordRemoval(client, importId);
    for (const table of ['record_version', 'event', 'consent', 'spend', 'quarantine'])
      await client.query(`DELETE FROM ${table} WHERE import_id = $1`, [importId]);
    await client.query('COMMIT');
    client.release();
  };

  it('brings back what the import had replaced, and deletes what it alone knew', async () => {
    const [first, second, both, alone] = [await newImport(), await newImport(), await newRecord(), await newRecord()];
    await addVersion(ctx.pool, both, first, 'Before', '2026-01-01');
    await addVersion(ctx.pool, both, second, 'After', '2026-02-01');
    await addVersion(ctx.pool, alone, second, 'Alone', '2026-02-01');
    await addEvents(ctx.pool, second, both, 5);
    await runMirror(ctx);
    expect(await indexedName(both)).toBe('After');
    await undo(second);
    await runMirror(ctx);
    expect(await indexedName(both)).toBe('Before');
    expect(await indexedName(alone)).toBeUndefined();
    expect((await indexedEvents(second)).rows).toBe(0);
  });

  it.each([
    ['before anything was mirrored', false],
    ['after part was mirrored', true],
  ])('of an import written again under its number, %s', async (_name, mirrorFirst) => {
    const [importId, recordId] = [await newImport(), await newRecord()];
    await addVersion(ctx.pool, recordId, importId, 'First', '2026-01-01');
    await addEvents(ctx.pool, importId, recordId, 12);
    if (mirrorFirst) await mirrorOnce(ctx, { limit: 5 });
    await undo(importId);
    await addVersion(ctx.pool, recordId, importId, 'Again', '2026-01-01');
    await addEvents(ctx.pool, importId, recordId, 7);
    await runMirror(ctx, { limit: 5 });
    expect(await indexedEvents(importId)).toEqual({ rows: 7, ids: 7 });
    expect(await indexedName(recordId)).toBe('Again');
  });
});
