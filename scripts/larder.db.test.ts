import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestContext, type TestContext } from './testing/context.ts';
import { makeTempFolder } from './testing/temp-folder.ts';

const SCRIPT = fileURLToPath(new URL('./larder.ts', import.meta.url));
const folder = makeTempFolder('cli');
let test: TestContext;
beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const larder = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: test.databaseUrl, CLICKHOUSE_URL: test.clickhouseUrl, LARDER_DATA: test.ctx.dataDir };
    const child = spawn(process.execPath, [SCRIPT, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      text.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text.stderr += chunk;
    });
    child.on('close', (code) => resolve({ code, ...text }));
  });

const json = async (...args: string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await larder(...args, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
};

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

it('does the main job', async () => {
  const header = 'Customer ID,First name,Last name,Email,City\n';
  const crm = file('crm.csv', `${header}C1,Ann,Rossi,ann@example.org,Rome\nC2,Bo,Li,bo@example.org,Milan\n,,,,\n`);
  const shop = file('shop.csv', `${header}S1,Ann,Rossi,ann@example.org,Rome\n`);
  const counts = { rowsRead: 3, created: 2, updated: 0, unchanged: 0, quarantined: 1, seconds: expect.any(Number) };
  expect(await json('import', crm, '--source', 'crm', '--kind', 'people', '--dry-run')).toEqual(counts);
  expect(await json('import', crm, '--source', 'crm', '--kind', 'people')).toEqual(counts);
  expect(await json('import', crm, '--source', 'crm', '--kind', 'people')).toEqual({ ...counts, created: 0, unchanged: 2 });
  expect((await larder('match')).stdout).toContain('\nwarning: No two records agree on two identifying fields');
  await json('import', shop, '--source', 'shop', '--kind', 'people');
  expect(await json('match')).toEqual({
    records: 3,
    profiles: 2,
    merged: 1,
    suggestions: 0,
    seconds: expect.any(Number),
    warnings: [],
    blocking: expect.any(Array),
  });
  expect(await json('suggestions')).toEqual([]);
  const out = join(folder, 'clusters.csv');
  await json('clusters', '--out', out);
  expect(readFileSync(out, 'utf8')).toBe('source,key,row,profile_id\ncrm,C1,1,1\ncrm,C2,2,2\nshop,S1,1,1\n');
  const condition = { kind: 'trait', field: 'city', test: { op: 'is', value: 'rome' } };
  const rule = file('rule.json', JSON.stringify({ version: 1, root: { combinator: 'and', rules: [condition] } }));
  expect(await json('segment', 'count', '--rule', rule)).toMatchObject({ count: 1 });
  expect(await json('segment', 'members', '--rule', rule)).toMatchObject({
    count: 1,
    members: [{ profileId: 1, displayName: 'Ann Rossi' }],
  });
  expect(await json('quality')).toMatchObject({ score: expect.any(Number) });
  expect(await json('leads')).toMatchObject({ byChannel: [], byCampaign: [], funnel: expect.any(Array) });
  expect(await json('rebuild')).toMatchObject({ records: 3, profiles: 2 });
}, 240_000);

it('tells in one line what is wrong, and fails', async () => {
  const wrong: readonly [string[], string][] = [
    [['nonsense'], 'There is no command "nonsense"'],
    [['import', '--source', 'x'], 'Name at least one file'],
    [['import', join(folder, 'gone.csv'), '--source', 'x'], 'There is no file'],
    [['import', file('a.csv', 'a,b\n1,2\n'), '--source', 'x', '--kind', 'sheep'], '--kind must be one of'],
    [['import', file('e.csv', ''), '--source', 'x'], ''],
    [['segment', 'count', '--rule', file('bad.json', '{')], 'is no valid JSON'],
    [['segment', 'count', '--rule', file('odd.json', '{"version":1}')], 'The rule has errors'],
    [['restore', folder], 'holds no backup'],
    [['match', '--fast'], "Unknown option '--fast'"],
  ];
  for (const [args, message] of wrong) {
    const { code, stdout, stderr } = await larder(...args, '--json');
    expect(code, args.join(' ')).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
  }
}, 120_000);
