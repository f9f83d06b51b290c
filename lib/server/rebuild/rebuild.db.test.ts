import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { dyingContext, Killed } from '../../../scripts/testing/dying-context.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import { runMatch } from '../identity/run-match.ts';
import { beginReset } from '../mirror/reset-index.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { takeTouchedRecords } from '../mirror/take-touched-records.ts';
import { withMirrorLock } from '../mirror/with-mirror-lock.ts';
import { ALL_PROFILES } from '../profiles/all-profiles-note.ts';
import { readPropertyColumns } from '../segments/index-names.ts';
import { updateSettings } from '../settings/update-settings.ts';
import { rebuild } from './rebuild.ts';
import { refreshIndex } from './refresh-index.ts';

let test: TestContext;

const PEOPLE = 60;

beforeAll(async () => {
  test = await createTestContext();
  const { db, pool } = test.ctx;
  for (const name of ['CRM', 'Shop']) {
    const { id: sourceId } = await db.source.create({ data: { name, kind: 'people' } });
    const { id: importId } = await db.import.create({ data: { sourceId, kind: 'people', mapping: {}, status: 'done' } });
    await pool.query(`INSERT INTO record (source_id, source_key) SELECT $1, 'k' || n FROM generate_series(1, ${PEOPLE}) n`, [sourceId]);
    await pool.query(
      `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)
       SELECT id, $2, 0, substr(source_key, 2)::int, '{}', jsonb_build_object('given_name', 'Given' || source_key, 'family_name', 'Family' || source_key,
         'email', jsonb_build_array(CASE WHEN substr(source_key, 2)::int % 2 = 0 THEN source_key || '@x.org' ELSE source_key || $3::text || '@y.org' END)),
         '\\x00', '2026-01-01' FROM record WHERE source_id = $1`,
      [sourceId, importId, name],
    );
    await pool.query(
      `INSERT INTO event (id, source_id, import_id, file_no, row_no, record_id, type, occurred_at, props, raw)
       SELECT gen_random_uuid(), $1, $2, 0, id, id, 'order', '2026-02-01', '{"amount": 5}', '{}' FROM record WHERE source_id = $1`,
      [sourceId, importId],
    );
  }
});
afterAll(() => test.close());

/** Everything the screens read, without the counters that only order rewrites. */
const fingerprint = async (): Promise<unknown> => {
  const one = (query: string) => queryRows(test.ctx.index, query);
  return {
    profiles: await one('SELECT count() AS n, sum(cityHash64(* EXCEPT (seq))) AS sum FROM profile FINAL'),
    records: await one('SELECT count() AS n, sum(cityHash64(* EXCEPT (seq))) AS sum FROM record FINAL'),
    events: await one('SELECT count() AS n, sum(cityHash64(*)) AS sum FROM event'),
    spentByProfile: await one(
      `SELECT dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(record_id), record_id) AS p, sum(amount) AS s
       FROM event GROUP BY p ORDER BY p`,
    ),
    suggestions: await test.ctx.db.suggestion.findMany({ orderBy: { id: 'asc' }, select: { id: true, score: true } }),
  };
};

it('gives the same profiles, events and suggestions from the truth alone', async () => {
  expect(await refreshIndex(test.ctx)).toMatchObject({ versions: 2 * PEOPLE, rows: 2 * PEOPLE, match: { records: 2 * PEOPLE } });
  const before = await fingerprint();
  expect(await refreshIndex(test.ctx)).toMatchObject({ versions: 0, rows: 0, match: null });
  const summary = await rebuild(test.ctx);
  expect(summary).toMatchObject({ versions: 2 * PEOPLE, rows: 2 * PEOPLE, records: 2 * PEOPLE });
  expect(summary.profiles).toBeLessThanOrEqual(1.5 * PEOPLE);
  expect(await fingerprint()).toEqual(before);
});

it('gives a new index columns of frequent properties', async () => {
  const { number } = await readPropertyColumns(test.ctx.index);
  expect([...number.keys()]).toEqual(['amount']);
  await test.ctx.index.command({
    query: `ALTER TABLE event DROP COLUMN ${number.get('amount')}`,
    clickhouse_settings: { alter_sync: '1' },
  });
  await rebuild(test.ctx);
  expect((await readPropertyColumns(test.ctx.index)).number).toEqual(number);
});

it('is finished by the next mirror run when it is killed after the index was emptied', async () => {
  const before = await fingerprint();
  await test.ctx.pool.query(`UPDATE mirror_cursor SET pending = '{}' WHERE name = 'reset'`);
  await test.ctx.index.command({ query: 'TRUNCATE TABLE event' });
  await refreshIndex(test.ctx);
  expect(await fingerprint()).toEqual(before);
});

it('refreshes in full when a full run was killed, though no record is noted', async () => {
  const before = await fingerprint();
  await expect(runMatch(dyingContext(test.ctx, 12, 'after'))).rejects.toThrow(Killed);
  expect(await test.ctx.db.touchedRecord.count()).toBe(0);
  expect((await refreshIndex(test.ctx)).match).toMatchObject({ records: 2 * PEOPLE, expected: expect.anything() });
  expect(await fingerprint()).toEqual(before);
  expect((await refreshIndex(test.ctx)).match).toBeNull();
});

it('matches everything when other thresholds hold, though no record is noted', async () => {
  const before = await fingerprint();
  await updateSettings(test.ctx, { mergeFrom: 0.999 });
  expect((await refreshIndex(test.ctx)).match).toMatchObject({ records: 2 * PEOPLE, expected: expect.anything() });
  expect((await refreshIndex(test.ctx)).match).toBeNull();
  await updateSettings(test.ctx, { mergeFrom: 0.985 });
  await refreshIndex(test.ctx);
  expect(await fingerprint()).toEqual(before);
});

/** The index, where something happens once, right after profiles were first written. */
const afterFirstProfiles = (happen: () => Promise<unknown>): Index => {
  let happened = false;
  return new Proxy(test.ctx.index, {
    get: (target, name: 'command') => async (input: Parameters<Index['command']>[0]) => {
      const result = await target[name](input);
      if (happened || !input.query?.includes('INSERT INTO profile')) return result;
      happened = true;
      await happen();
      return result;
    },
  });
};

it('leaves no note unheeded that is made while a rebuild writes the profiles', async () => {
  const before = await fingerprint();
  const index = afterFirstProfiles(async () => {
    await test.ctx.pool.query('INSERT INTO touched_record (record_id) VALUES (1)');
    await test.ctx.index.command({ query: 'INSERT INTO profile (profile_id, seq, is_deleted) SELECT 1, max(seq), 1 FROM profile' });
  });
  await rebuild({ ...test.ctx, index });
  await refreshIndex(test.ctx);
  expect(await fingerprint()).toEqual(before);
});

it('is finished by the next refresh when it is killed before it matches', async () => {
  const before = await fingerprint();
  await withMirrorLock(test.ctx, beginReset);
  await runMirror(test.ctx);
  expect(await takeTouchedRecords(test.ctx.pool)).toEqual([ALL_PROFILES]);
  expect((await refreshIndex(test.ctx)).match).toMatchObject({ records: 2 * PEOPLE });
  expect(await fingerprint()).toEqual(before);
  expect(await test.ctx.db.touchedRecord.count()).toBe(0);
});
