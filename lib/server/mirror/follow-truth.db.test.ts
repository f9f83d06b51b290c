import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { followTruth } from './follow-truth.ts';
import { readMirrorLag } from './read-mirror-lag.ts';

let test: TestContext;
let sourceId: number;
let importId: number;
beforeAll(async () => {
  test = await createTestContext();
  sourceId = (await test.ctx.db.source.create({ data: { name: 'Shop', kind: 'events' } })).id;
  importId = (await test.ctx.db.import.create({ data: { sourceId, kind: 'events', mapping: {}, status: 'running' } })).id;
});
afterAll(() => test.close());

const addEvents = (sql: Pick<pg.ClientBase, 'query'>): Promise<unknown> =>
  sql.query(
    `INSERT INTO event (id, source_id, import_id, file_no, row_no, type, occurred_at, props, raw)
     SELECT gen_random_uuid(), $1, $2, 0, n, 'order', now(), '{}', '' FROM generate_series(1, 20) n`,
    [sourceId, importId],
  );

/**
 * Two writers whose transactions overlap, and one that commits all the time: at no moment is nothing open, and at no moment does the index
 * have all that is committed.
 */
const writeSteadily = async (signal: AbortSignal): Promise<void> => {
  const slow = async (): Promise<void> => {
    const client = await test.ctx.pool.connect();
    while (!signal.aborted) {
      await client.query('BEGIN');
      await addEvents(client);
      await sleep(120);
      await client.query('COMMIT');
    }
    client.release();
  };
  const quick = async (): Promise<void> => {
    for (; !signal.aborted; await sleep(3)) await addEvents(test.ctx.pool);
  };
  await Promise.all([slow(), sleep(60).then(slow), quick()]);
};

it('tells how far the index is behind while rows come in without a pause, and a longer lag while it stands', async () => {
  const [writing, following] = [new AbortController(), new AbortController()];
  const written = writeSteadily(writing.signal);
  // Not before there is something to copy: a first look at nothing would be noted.
  await sleep(500);
  const followed = followTruth(test.ctx, following.signal);
  await expect.poll(async () => (await readMirrorLag(test.ctx.pool)).seconds, { timeout: 20_000 }).not.toBeNull();
  const lags = [];
  for (let n = 0; n < 8; n += 1) {
    lags.push(await readMirrorLag(test.ctx.pool));
    await sleep(150);
  }
  following.abort();
  await followed;
  await sleep(6_000);
  const stopped = await readMirrorLag(test.ctx.pool);
  writing.abort();
  await written;
  expect(lags.filter(({ rows }) => rows > 0).length).toBeGreaterThan(0);
  for (const { seconds } of lags) {
    expect(seconds).not.toBeNull();
    expect(seconds).toBeLessThan(5);
  }
  expect(stopped.rows).toBeGreaterThan(0);
  expect(stopped.seconds).toBeGreaterThan(5.5);
}, 60_000);
