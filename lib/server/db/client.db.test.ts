import { expect, it } from 'vitest';
import { ownStores } from '../../../scripts/testing/stores-of-worker.ts';
import { createPool } from './client.ts';

it('outlives the loss of an idle connection', async () => {
  const url = ownStores().postgresAdminUrl;
  const [pool, other] = [createPool(url), createPool(url)];
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const lost = new Promise((resolve) => pool.once('remove', resolve));
  await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await lost;
  expect((await pool.query<{ n: number }>('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  await Promise.all([pool.end(), other.end()]);
});
