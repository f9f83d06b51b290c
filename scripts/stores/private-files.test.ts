import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDataDir } from './private-files.ts';

const SCRIPTS = fileURLToPath(new URL('..', import.meta.url));
let base = '';
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'larder-private-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const openDir = (name: string): string => {
  const dir = join(base, name);
  for (const folder of ['uploads', 'clickhouse', 'postgres', 'other']) mkdirSync(join(dir, folder), { recursive: true });
  for (const file of ['clickhouse.xml', 'run.sh']) writeFileSync(join(dir, file), '');
  for (const path of ['.', 'uploads', 'clickhouse', 'postgres', 'other', 'run.sh']) chmodSync(join(dir, path), 0o755);
  chmodSync(join(dir, 'clickhouse.xml'), 0o644);
  return dir;
};

it.each([
  [true, '711'],
  [false, '700'],
])('closes what an earlier version left open (as root: %s)', (isRoot, mode) => {
  const dir = openDir(`open-${isRoot}`);
  closeDataDir(dir, isRoot);
  expect(['.', 'uploads', 'clickhouse', 'clickhouse.xml'].map((path) => modeOf(join(dir, path)))).toEqual([mode, '700', '700', '600']);
  // Not ours to close: the cluster belongs to PostgreSQL, the rest to whoever put it there.
  expect(['postgres', 'other', 'run.sh'].map((path) => modeOf(join(dir, path)))).toEqual(['755', '755', '755']);
});

it('opens nothing that was closed', () => {
  const dir = openDir('closed');
  chmodSync(dir, 0o700);
  closeDataDir(dir, true);
  expect(modeOf(dir)).toBe('700');
});

it('makes a new one that PostgreSQL can reach as another user, and writes only private files into it', () => {
  const dir = join(base, 'a/b/data');
  const code = `
    const { keepFilesPrivate, closeDataDir } = await import(${JSON.stringify(join(SCRIPTS, 'stores/private-files.ts'))});
    keepFilesPrivate();
    closeDataDir(${JSON.stringify(dir)}, true);
    const { mkdirSync, writeFileSync } = await import('node:fs');
    mkdirSync(${JSON.stringify(join(dir, 'uploads'))});
    writeFileSync(${JSON.stringify(join(dir, 'uploads/x'))}, '');`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect(run.stderr).not.toMatch(/Error/);
  expect(['a', 'a/b', 'a/b/data', 'a/b/data/uploads', 'a/b/data/uploads/x'].map((path) => modeOf(join(base, path)))).toEqual([
    '711',
    '711',
    '711',
    '700',
    '600',
  ]);
});

it('every program keeps its files private', () => {
  const programs = readdirSync(SCRIPTS).filter((name) => /^(start|demo|web|worker|larder|migrate)\.ts$/.test(name));
  expect(programs).toHaveLength(6);
  for (const name of programs) expect(readFileSync(join(SCRIPTS, name), 'utf8'), name).toMatch(/^keepFilesPrivate\(\);$/m);
});
