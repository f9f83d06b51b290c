import type pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestContext, type TestContext } from '../../../scripts/testing/context.ts';
import { createPool } from './client.ts';
import { withAdvisoryLock } from './with-advisory-lock.ts';

const LOCK = 99;
const CONNECTIONS = 3;

let test: TestContext;

beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

it('leaves connections to the holder however many wait for the lock, one after another', { timeout: 20_000 }, async () => {
  const pool = createPool(test.databaseUrl, CONNECTIONS);
  const held: string[] = [];
  const work = (n: number) => async (): Promise<number> => {
    held.push(`+${n}`);
    await pool.query('SELECT pg_sleep(0.01)');
    held.push(`-${n}`);
    return n;
  };
  const all = await Promise.all(Array.from({ length: 3 * CONNECTIONS }, (_, n) => withAdvisoryLock(pool, LOCK, work(n))));
  expect(all).toEqual(all.map((_, n) => n));
  expect(held).toEqual(all.flatMap((n) => [`+${n}`, `-${n}`]));
  await pool.end();
});

it('goes on after work that failed, and waits for other processes', async () => {
  const [pool, other] = [createPool(test.databaseUrl), createPool(test.databaseUrl)];
  const order: string[] = [];
  const held = Promise.withResolvers<void>();
  const first = withAdvisoryLock(pool, LOCK, async () => {
    held.resolve();
    await other.query('SELECT pg_sleep(0.05)');
    order.push('first');
    throw new Error('failed');
  });
  // Which process gets a connection sooner is chance.
  await held.promise;
  const outcomes = await Promise.allSettled([
    first,
    withAdvisoryLock(pool, LOCK, async () => order.push('second')),
    withAdvisoryLock(other, LOCK, async () => order.push('other')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(order[0]).toBe('first');
  expect(order.toSorted()).toEqual(['first', 'other', 'second']);
  await Promise.all([pool.end(), other.end()]);
});

it('keeps no lock on a connection that others use when giving it back fails', async () => {
  const [pool, other] = [createPool(test.databaseUrl), createPool(test.databaseUrl)];
  const failing = {
    connect: async () => {
      const client = await pool.connect();
      const query = (text: string, values: unknown[]) =>
        text.includes('unlock') ? Promise.reject(new Error('cancelled')) : client.query(text, values);
      return { query, release: (isBroken?: boolean) => client.release(isBroken) };
    },
  };
  await expect(withAdvisoryLock(failing as unknown as pg.Pool, LOCK, async () => undefined)).rejects.toThrow('cancelled');
  const free = 'SELECT pg_try_advisory_lock($1) AS free';
  await vi.waitFor(async () => expect((await other.query(free, [LOCK])).rows).toEqual([{ free: true }]), { timeout: 20_000 });
  await Promise.all([pool.end(), other.end()]);
});
