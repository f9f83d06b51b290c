import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeTempFolder } from './testing/temp-folder.ts';

const SCRIPT = fileURLToPath(new URL('./check-structure.ts', import.meta.url));

const tree = (files: Record<string, string>): string => {
  const root = makeTempFolder('structure');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};

const VERB = `import type { Context } from '../context.ts';
export const renameSource = async (ctx: Context): Promise<void> => {
  await ctx.db.source.update({ where: { id: 1 }, data: { name: 'x' } });
};
`;

it('finds every kind of fault', () => {
  const root = tree({
    'app/a/page.tsx': "import { pool } from '@/lib/server/db/client';\nimport { B } from '../b/part';\nexport default () => [pool, B];\n",
    'app/b/part.tsx': 'export const B = 1;\n',
    'components/orders/list.tsx':
      "import { verb } from '@/lib/server/orders/verb';\nimport { Row } from '@/components/people/row';\nexport const List = [verb, Row];\n",
    'components/people/row.tsx': 'export const Row = 1;\n',
    'components/ui/button.tsx': "import { score } from '@/lib/quality/score';\nexport const Button = score;\n",
    'lib/core/time.ts': 'export const now = () => Date.now();\n',
    'lib/quality/score.ts': "import { readFileSync } from 'node:fs';\nexport const score = readFileSync;\n",
    'lib/standardize/email.ts': "import { score } from '../quality/score.ts';\nexport const email = score;\n",
    'lib/server/db/client.ts': 'export const pool = 1;\n',
    'lib/server/context.ts': 'export interface Context { readonly db: never }\n',
    'lib/server/orders/verb.ts': "import { headers } from 'next/headers';\nexport const verb = headers;\n",
    'lib/server/sources/rename-source.ts': VERB,
    'lib/server/jobs/definitions/job.ts': "export const sql = 'SELECT 1 FROM source';\n",
    'lib/ingest/one.ts': "import { two } from './two.ts';\nexport const one = (): number => two();\n",
    'lib/ingest/two.ts': "import { one } from './one.ts';\nexport const two = (): number => one();\n",
    'lib/ingest/index.ts': "export { one } from './one.ts';\n",
    'lib/ingest/long.ts': 'export const x = 1;\n'.repeat(401),
    'README.md': 'See `lib/gone.ts` and `npm run nothing`.\n',
    'package.json': '{"scripts":{}}',
  });
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' });
  expect(status).toBe(1);
  const expected = [
    'app/a/page.tsx: may not import lib/server/db/client.ts',
    'app/a/page.tsx: may not import app/b/part.tsx',
    'components/orders/list.tsx: may not import lib/server/orders/verb.ts',
    'components/orders/list.tsx: may not import components/people/row.tsx',
    'components/ui/button.tsx: may not import lib/quality/score.ts',
    'lib/core/time.ts: is pure and may not use Date.now()',
    'lib/quality/score.ts: may not use the package node:fs',
    'lib/standardize/email.ts: may not import lib/quality/score.ts',
    'lib/server/orders/verb.ts: may not use the package next/headers',
    'lib/server/sources/rename-source.ts: writes without requireRole',
    'lib/server/sources/rename-source.ts: writes without writeAudit',
    'lib/server/jobs/definitions/job.ts: defines a job and may hold no SQL of its own',
    'lib/ingest/one.ts: is in a cycle: lib/ingest/one.ts → lib/ingest/two.ts → lib/ingest/one.ts',
    'lib/ingest/index.ts: is a barrel; import the files themselves',
    'lib/ingest/long.ts: has 401 lines; 400 at most',
    'README.md: names lib/gone.ts, which does not exist',
    'README.md: names the script nothing, which package.json does not have',
  ];
  expect(stderr.trim().split('\n').sort()).toEqual(expected.sort());
});

it('passes a tree in order', () => {
  const root = tree({
    'lib/core/one.ts': 'export const one = 1;\n',
    'lib/ingest/two.ts': "import { one } from '../core/one.ts';\nexport const two = one + 1;\n",
  });
  expect(execFileSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' })).toBe('Structure: 2 files in order.\n');
});

it('finds verbs of pages that do anything before they ask for a role, and truth written by SQL', () => {
  const begin = 'export const';
  const root = tree({
    'app/page.tsx':
      "import { late } from '@/lib/server/a/late';\nimport { fine } from '@/lib/server/a/fine';\nimport { never } from '@/lib/server/a/never';\n",
    'lib/server/a/fine.ts': `${begin} fine = async (\n  ctx: Context,\n  input: { id: number } = { id: 1 },\n): Promise<{ n: number }> => {\n  // Why.\n  const { role } = requireRole(ctx, 'analyst');\n  return role;\n};\n`,
    'lib/server/a/late.ts': `${begin} late = async (ctx: Context, id: number): Promise<void> => {\n  await ctx.db.user.findMany();\n  requireRole(ctx, 'admin');\n};\n`,
    'lib/server/a/never.ts': `${begin} never = (ctx: Context): Promise<number> => ctx.db.user.count();\n`,
    'lib/server/a/part.ts': `${begin} part = async (ctx: Context): Promise<number> => ctx.db.user.count();\n`,
    'lib/server/a/erase.ts': `${begin} erase = async (ctx: Context): Promise<void> => {\n  await ctx.pool.query('DELETE FROM record_version WHERE id = 1');\n};\n`,
    'lib/server/a/derive.ts': `${begin} derive = async (ctx: Context): Promise<void> => {\n  await ctx.pool.query('DELETE FROM touched_record');\n};\n`,
  });
  const { stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' });
  expect(stderr.trim().split('\n').sort()).toEqual([
    'lib/server/a/erase.ts: writes without requireRole',
    'lib/server/a/erase.ts: writes without writeAudit',
    'lib/server/a/late.ts: late does not begin with requireRole',
    'lib/server/a/never.ts: never does not begin with requireRole',
  ]);
});
