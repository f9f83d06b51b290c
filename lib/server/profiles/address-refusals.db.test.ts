import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { FROM_PROFILE, REACHABLE } from '../../segments/people-sql.ts';
import { queryRows } from '../clickhouse/client.ts';
import { runMirror } from '../mirror/run-mirror.ts';
import { readAddressRefusals } from './address-refusals.ts';
import { getProfile } from './get-profile.ts';
import { writeProfiles } from './write-profiles.ts';

let test: TestContext;
let sourceId: number;
let importId: number;

/** Two with the address of their home, one of whom has another one, too; one with an address that nobody shares; one without consent. */
const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  ann: ['home@x.org'],
  bob: ['bob@x.org', 'home@x.org'],
  kim: ['kim@x.org'],
  lee: ['home@x.org', 'lee@x.org'],
};
const ids: Record<string, number> = {};
const id = (name: string): number => ids[name] ?? 0;

/** Each is said a day after the one before it. */
let day = 0;
const say = async (name: string, granted: boolean): Promise<void> => {
  day += 1;
  await test.ctx.pool.query(
    `INSERT INTO consent (id, record_id, source_id, import_id, file_no, row_no, purpose, channel, granted, occurred_at, timed)
     VALUES (gen_random_uuid(), $1, $2, $3, 0, 1, 'marketing', 'email', $4, '2026-01-01'::timestamptz + $5 * interval '1 day', true)`,
    [id(name), sourceId, importId, granted, day],
  );
  await runMirror(test.ctx);
  await writeProfiles(test.ctx, { recordIds: [id(name)] });
};

const reachable = async (): Promise<string[]> => {
  const rows = await queryRows<{ id: number }>(test.ctx.index, `SELECT profile_id AS id ${FROM_PROFILE} AND ${REACHABLE} ORDER BY id`);
  return rows.map((row) => Object.keys(ids).find((name) => ids[name] === row.id) ?? '?');
};

beforeAll(async () => {
  test = await createTestContext();
  const { db, pool } = test.ctx;
  sourceId = (await db.source.create({ data: { name: 'CRM', kind: 'people' } })).id;
  importId = (await db.import.create({ data: { sourceId, kind: 'people', mapping: { kind: 'people', columns: [] } } })).id;
  for (const [name, email] of Object.entries(PEOPLE)) {
    ids[name] = (await db.record.create({ data: { sourceId, sourceKey: name } })).id;
    await pool.query(
      `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)
       VALUES ($1, $2, 0, 1, '', $3, '\\x00', '2026-01-01')`,
      [id(name), importId, { given_name: name, email }],
    );
  }
  for (const name of ['ann', 'bob', 'kim']) await say(name, true);
});
afterAll(() => test.close());

it('ends the consent of all who have the address, until whoever refused agrees again', async () => {
  expect(await reachable()).toEqual(['ann', 'bob', 'kim']);
  await say('ann', false);
  expect(await reachable()).toEqual(['kim']);
  expect(await getProfile(test.ctx, id('bob'))).toMatchObject({ profile: { addressRefusedBy: [id('ann')] } });
  expect(await getProfile(test.ctx, id('kim'))).toMatchObject({ profile: { addressRefusedBy: [] } });
  expect(await readAddressRefusals(test.ctx, id('ann'))).toEqual([]);
  await say('lee', false);
  expect(await readAddressRefusals(test.ctx, id('bob'))).toEqual([id('ann'), id('lee')]);
  await say('ann', true);
  expect(await reachable()).toEqual(['kim']);
  await say('lee', true);
  expect(await reachable()).toEqual(['ann', 'bob', 'kim', 'lee']);
});

it('follows addresses that are told or taken back', async () => {
  const tell = async (name: string, email: readonly string[]): Promise<void> => {
    await test.ctx.pool.query(`UPDATE record_version SET traits = $2, tx = pg_current_xact_id() WHERE record_id = $1`, [
      id(name),
      { given_name: name, email },
    ]);
    await runMirror(test.ctx);
    await writeProfiles(test.ctx, { recordIds: [id(name)] });
  };
  await say('kim', false);
  expect(await reachable()).toEqual(['ann', 'bob', 'lee']);
  await tell('kim', ['kim@x.org', 'lee@x.org']);
  expect(await reachable()).toEqual(['ann', 'bob']);
  await tell('kim', ['kim@x.org']);
  expect(await reachable()).toEqual(['ann', 'bob', 'lee']);
});

it('is the same when all profiles are written anew', async () => {
  await say('lee', false);
  await test.ctx.index.command({ query: 'TRUNCATE TABLE profile' });
  await test.ctx.index.command({ query: 'TRUNCATE TABLE address_refused' });
  await writeProfiles(test.ctx, { all: true });
  expect(await reachable()).toEqual([]);
  expect(await readAddressRefusals(test.ctx, id('bob'))).toEqual([id('lee')]);
});
