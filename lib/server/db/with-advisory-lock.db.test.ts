import { afterAll, beforeAll, expect, it } from 'vitest';
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
  const first = withAdvisoryLock(pool, LOCK, async () => {
    await other.query('SELECT pg_sleep(0.05)');
    order.push('first');
    throw new Error('failed');
  });
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
