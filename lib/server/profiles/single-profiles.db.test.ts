import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { STANDARD_FIELDS, type StandardValue, type Traits } from '../../standardize/fields.ts';
import { queryRows } from '../clickhouse/client.ts';
import { insertBinary } from '../clickhouse/insert-binary.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { buildProfileRows } from './build-profile-rows.ts';
import { noteFirstSeen } from './note-first-seen.ts';
import { PROFILE_COLUMNS } from './profile-columns.ts';
import { writeSinglesOfIds } from './single-profiles-sql.ts';
import { writeProfiles } from './write-profiles.ts';

let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

const TEXTS = [
  'Ada',
  'de la Cruz',
  ' Ada\u3000',
  '\u000bAda\ufeff',
  '王',
  '小明',
  '王·小',
  'Łukasz 王',
  '\u00a0',
  'O\'Neil \\ "x"',
  'tab\tline\nend',
  '😀',
  '2024-02-29',
  'x'.repeat(300),
];
const text = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'grapheme', maxLength: 9 }).map((s) => s.replaceAll('\u0000', '')),
);
const texts = fc.array(text, { maxLength: 4 }).map((list) => [...list, ...list.slice(0, 1)]);
const custom: fc.Arbitrary<StandardValue> = fc.oneof(text, fc.integer(), fc.constantFrom(0.5, 12.25), fc.boolean(), texts);
const traits: fc.Arbitrary<Traits> = fc
  .tuple(
    fc.record(Object.fromEntries(STANDARD_FIELDS.map(({ key, multi }) => [key, multi ? texts : text])), { requiredKeys: [] }),
    fc.dictionary(fc.constantFrom('custom:a', 'custom:b', 'custom:é', 'custom:Z z'), custom, { maxKeys: 4 }),
  )
  .map(
    ([fields, more]): Traits => Object.fromEntries(Object.entries({ ...fields, ...more }).sort(([a], [b]) => (a < b ? -1 : 1))) as Traits,
  );

const PEOPLE = fc.sample(traits, { numRuns: 400, seed: 11 });

/** Records with one or two versions, some with events before and after them, some with consents of equal time. */
const fill = async (): Promise<void> => {
  const { db, pool } = test.ctx;
  const { id: sourceId } = await db.source.create({ data: { name: 'CRM', kind: 'people' } });
  const { id: importId } = await db.import.create({ data: { sourceId, kind: 'people', mapping: {}, status: 'done' } });
  await pool.query(`INSERT INTO record (source_id, source_key) SELECT $1, n::text FROM generate_series(0, $2::int - 1) n`, [
    sourceId,
    PEOPLE.length,
  ]);
  await pool.query(
    `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)
     SELECT r.id, $1, 0, (e->>'n')::int, '{}', CASE WHEN old THEN '{"city":"Old"}' ELSE e->'traits' END, '\\x00',
       '2026-01-10'::timestamptz - CASE WHEN old THEN interval '5 days' ELSE interval '0' END + (e->>'n')::int * interval '1 ms'
     FROM json_array_elements($2::json) e JOIN record r ON r.source_key = e->>'n'
     JOIN (VALUES (true), (false)) AS version (old) ON NOT old OR (e->>'n')::int % 3 = 0`,
    [importId, JSON.stringify(PEOPLE.map((item, n) => ({ n, traits: item })))],
  );
  await pool.query(
    `INSERT INTO event (id, source_id, import_id, file_no, row_no, record_id, type, occurred_at, props, raw)
     SELECT gen_random_uuid(), $1, $2, 0, r.id, r.id, 't' || day % 2, '2026-01-01'::timestamptz + day * interval '1 day', '{}', '{}'
     FROM record r, generate_series(0, 20, 5) day WHERE r.id % 4 = 1 OR (r.id % 4 = 2 AND day > 10)`,
    [sourceId, importId],
  );
  await pool.query(
    `INSERT INTO consent (id, record_id, source_id, import_id, file_no, row_no, purpose, channel, granted, occurred_at, timed)
     SELECT gen_random_uuid(), r.id, $1, $2, 0, n, CASE n % 2 WHEN 0 THEN 'marketing' ELSE 'ads' END, CASE n % 3 WHEN 0 THEN 'email' ELSE 'sms' END,
       hashint4(r.id * 99 + n) % 2 = 0, '2026-01-01'::timestamptz + hashint4(r.id * 77 + n) % 4 * interval '1 day', hashint4(r.id * 55 + n) % 2 = 0
     FROM record r, generate_series(1, 6 + r.id % 20) n WHERE r.id % 5 > 2`,
    [sourceId, importId],
  );
  await runMirror(test.ctx);
};

const stored = () =>
  queryRows<Record<string, unknown>>(
    test.ctx.index,
    'SELECT * EXCEPT (seq, content_hash) FROM profile FINAL ORDER BY profile_id SETTINGS max_threads = 1',
  );

it('gives for a single record what survivorship gives', async () => {
  await fill();
  expect(await writeProfiles(test.ctx, { all: true })).toEqual({ written: PEOPLE.length, removed: 0 });
  const bySql = await stored();
  expect(bySql).toHaveLength(PEOPLE.length);
  expect(await writeProfiles(test.ctx, { all: true })).toEqual({ written: 0, removed: 0 });
  const ids = bySql.map((row) => Number(row.profile_id));
  await writeProfiles(test.ctx, { recordIds: ids });
  expect(await stored()).toEqual(bySql);
  expect(await writeProfiles(test.ctx, { all: true })).toEqual({ written: 0, removed: 0 });

  const clusters = new Map(ids.map((id) => [id, [id]]));
  const { bytes } = await buildProfileRows(test.ctx.pool, clusters, { options: {}, seq: 1000 });
  await test.ctx.index.command({ query: 'TRUNCATE TABLE profile' });
  await insertBinary(test.ctx.index, 'profile', PROFILE_COLUMNS, bytes);
  expect(await stored()).toEqual(bySql);
});

it('knows when a record was first heard of also when a later writing has noted it anew', async () => {
  const before = await stored();
  const ids = before.map((row) => Number(row.profile_id));
  const seq = 1_000_000;
  for (const each of [seq, seq + 1]) await noteFirstSeen(test.ctx, each);
  await test.ctx.index.command({ query: 'OPTIMIZE TABLE record_first_seen FINAL' });
  await test.ctx.index.command({ query: writeSinglesOfIds(seq), query_params: { ids } });
  expect(await stored()).toEqual(before);
});
