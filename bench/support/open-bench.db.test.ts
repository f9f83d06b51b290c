import { existsSync, readdirSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { queryRows } from '../../lib/server/clickhouse/client.ts';
import { writeInstance } from '../../scripts/stores/instance.ts';
import { makeTempFolder } from '../../scripts/testing/temp-folder.ts';
import { withBenchStores } from './open-bench.ts';

afterEach(() => vi.unstubAllEnvs());

/** Nothing listens there: whoever asks it fails. */
const NOWHERE = '127.0.0.1:9';

it('works on stores of its own whatever the environment names, and removes them', async () => {
  vi.stubEnv('DATABASE_URL', `postgresql://larder:secret@${NOWHERE}/larder`);
  vi.stubEnv('CLICKHOUSE_URL', `http://larder:secret@${NOWHERE}/larder`);
  vi.stubEnv('LARDER_PG_PORT', '9');
  vi.stubEnv('LARDER_CH_PORT', '9');
  const dataDir = await withBenchStores(async (ctx, addresses) => {
    expect([addresses.databaseUrl, addresses.clickhouseUrl].filter((url) => url.includes(NOWHERE))).toEqual([]);
    await ctx.db.source.create({ data: { name: 'Bench', kind: 'people' } });
    expect(await ctx.db.source.count()).toBe(1);
    expect(await queryRows(ctx.index, 'SELECT count() AS n FROM event')).toEqual([{ n: 0 }]);
    return addresses.dataDir;
  });
  expect(process.env.DATABASE_URL).toContain(NOWHERE);
  expect(existsSync(dataDir)).toBe(false);
});

it('leaves a directory alone on which an instance runs', async () => {
  const folder = makeTempFolder('running');
  const addresses = { databaseUrl: `postgresql://larder@${NOWHERE}/larder`, clickhouseUrl: `http://larder@${NOWHERE}` };
  writeInstance(folder, { pid: process.pid, ...addresses, webPort: 3000, startedAt: '2026-11-26T00:00:00Z' });
  const before = readdirSync(folder);
  const work = vi.fn();
  await expect(withBenchStores(work, folder)).rejects.toThrow('Larder is running on');
  expect(work).not.toHaveBeenCalled();
  expect(readdirSync(folder)).toEqual(before);
});
