import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logger } from '../../lib/server/logger.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What the build is made of. */
const INPUTS = [
  'app',
  'components',
  'lib',
  'messages',
  'i18n',
  'public',
  'proxy.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
];

const newestOf = (path: string): number => {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(path)
      .filter((name) => !name.includes('.test.'))
      .map((name) => newestOf(join(path, name))),
  );
};

/** True when there is no build, or a source is newer than it. */
export const isBuildStale = (): boolean => {
  const id = join(ROOT, '.next/BUILD_ID');
  return !existsSync(id) || INPUTS.some((input) => newestOf(join(ROOT, input)) > statSync(id).mtimeMs);
};

const run = (args: readonly string[], env: Record<string, string> = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2], env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} failed (exit code ${code}).`))));
  });

/** Builds the pages when there is no build or it is older than the sources. */
export const buildWeb = async (): Promise<void> => {
  if (!existsSync(join(ROOT, 'lib/server/db/generated/client.ts'))) await run([join(ROOT, 'scripts/generate-client.mjs')]);
  if (!isBuildStale()) return;
  logger.info('building the pages; this takes a moment the first time');
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  await run([next, 'build'], { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' });
};
