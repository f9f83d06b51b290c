import { spawnSync } from 'node:child_process';
import { afterEach, expect, it, vi } from 'vitest';
import { ownEnvironment } from './start-larder.ts';

afterEach(() => vi.unstubAllEnvs());

it('gives no stores and no ports of another instance to the one it starts', () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://larder:secret@db.example.org/larder');
  vi.stubEnv('CLICKHOUSE_URL', 'http://larder:secret@ch.example.org:8123/larder');
  vi.stubEnv('LARDER_PG_PORT', '5432');
  vi.stubEnv('LARDER_CH_PORT', '8123');
  vi.stubEnv('LARDER_DATA', '/var/lib/larder');
  const names = ['DATABASE_URL', 'CLICKHOUSE_URL', 'LARDER_PG_PORT', 'LARDER_CH_PORT', 'LARDER_DATA', 'PORT'];
  const script = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name] ?? null)))`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { env: ownEnvironment('/tmp/bench', 3100), encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual([null, null, null, null, '/tmp/bench', '3100']);
});
