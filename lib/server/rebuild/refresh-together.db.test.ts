import type pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { Killed } from '../../../scripts/testing/dying-context.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';
import type { Context } from '../context.ts';
import { refreshIndex } from './refresh-index.ts';

let test: TestContext;

beforeAll(async () => {
  test = await createTestContext();
  const { id: sourceId } = await test.ctx.db.source.create({ data: { name: 'CRM', kind: 'people' } });
  await test.ctx.db.import.create({ data: { sourceId, kind: 'people', mapping: {}, status: 'done' } });
  await test.ctx.pool.query(`INSERT INTO record (source_id, source_key) SELECT $1, 'k' || n FROM generate_series(1, 20) n`, [sourceId]);
  await setCity('Berlin', 20);
  await refreshIndex(test.ctx);
});
afterAll(() => test.close());

let version = 0;

/** Gives the first records a new version each. */
const setCity = async (city: string, records = 1): Promise<void> => {
  version += 1;
  await test.ctx.pool.query(
    `INSERT INTO record_version (record_id, import_id, file_no, row_no, raw, traits, content_hash, as_of)
     SELECT n, 1, 0, n, '', json_build_object('city', $1::text, 'email', json_build_array(n || $1::text || '@x.org'), 'given_name', 'Given' || n), '\\x00',
       timestamptz '2026-01-01' + $2 * interval '1 day' FROM generate_series(1, $3::int) n`,
    [city, version, records],
  );
};

const cityIn = async (table: 'profile' | 'match_feature'): Promise<string | undefined> => {
  const query =
    table === 'profile' ? 'SELECT city FROM profile FINAL WHERE profile_id = 1' : 'SELECT city FROM match_feature WHERE record_id = 1';
  return (await queryRows<{ city: string }>(test.ctx.index, query))[0]?.city;
};

/** The context, where `happen` is called once, right after the first call whose text has all of `parts` took effect. */
const whereAfter = (parts: readonly string[], happen: () => Promise<unknown>): Context => {
  let happened = false;
  const after = async (text: string | undefined): Promise<void> => {
    if (happened || !parts.every((part) => text?.includes(part))) return;
    happened = true;
    await happen();
  };
  const index = new Proxy(test.ctx.index, {
    get: (target, name: 'command') => async (input: Parameters<Index['command']>[0]) => {
      const result = await target[name](input);
      await after(input.query);
      return result;
    },
  });
  const query = async (text: string, values?: unknown[]) => {
    const result = await test.ctx.pool.query(text, values);
    await after(text);
    return result;
  };
  const connect = () => test.ctx.pool.connect();
  return { ...test.ctx, index, pool: { query, connect } as unknown as pg.Pool };
};

const TOOK = ['SELECT DISTINCT record_id', 'touched_record'];
const WROTE_PROFILES = ['INSERT INTO profile'];
const dies = (): Promise<never> => Promise.reject(new Killed());

/** Starts `work` and waits until it is over or can only wait for another refresh. Gives a promise of how it ended. */
const begin = async (work: () => Promise<unknown>): Promise<{ readonly ended: Promise<unknown> }> => {
  let isOver = false;
  const ended = work()
    .catch((error: unknown) => error)
    .finally(() => {
      isOver = true;
    });
  await vi.waitFor(
    async () => {
      // Other tests have databases of their own on the same server.
      const { rows } = await test.ctx.pool.query(
        `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      expect(isOver || rows.length > 0).toBe(true);
    },
    { timeout: 20_000, interval: 20 },
  );
  return { ended };
};

it('keeps the note that a second refresh took while the first wrote profiles, though the second dies', async () => {
  let second: Promise<unknown> = Promise.resolve();
  await setCity('Leeds');
  const first = whereAfter(WROTE_PROFILES, async () => {
    await setCity('Lyon');
    ({ ended: second } = await begin(() => refreshIndex(whereAfter(TOOK, dies))));
  });
  await refreshIndex(first);
  expect(await second).toBeInstanceOf(Killed);
  await refreshIndex(test.ctx);
  expect([await cityIn('profile'), await cityIn('match_feature')]).toEqual(['Lyon', 'lyon']);
  expect(await test.ctx.db.touchedRecord.count()).toBe(0);
});

it('clears no note that another refresh took since and died with', async () => {
  let second: Promise<unknown> = Promise.resolve();
  const first = whereAfter(TOOK, async () => {
    await setCity('Porto');
    ({ ended: second } = await begin(() => refreshIndex(whereAfter(TOOK, dies))));
  });
  await refreshIndex(first);
  expect(await second).toBeInstanceOf(Killed);
  await refreshIndex(test.ctx);
  expect([await cityIn('profile'), await cityIn('match_feature')]).toEqual(['Porto', 'porto']);
  expect(await test.ctx.db.touchedRecord.count()).toBe(0);
});

it('lets a second refresh that is not killed do what the first left', async () => {
  let second: Promise<unknown> = Promise.resolve();
  await setCity('Kiel');
  const first = whereAfter(TOOK, async () => {
    ({ ended: second } = await begin(() => refreshIndex(test.ctx)));
    await dies();
  });
  await expect(refreshIndex(first)).rejects.toThrow(Killed);
  expect(await second).toMatchObject({ match: expect.anything() });
  expect([await cityIn('profile'), await cityIn('match_feature')]).toEqual(['Kiel', 'kiel']);
  expect(await test.ctx.db.touchedRecord.count()).toBe(0);
});
