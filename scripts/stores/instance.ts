import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running instance writes down so that commands and the next start find it. Readable by its owner only: it holds passwords. */
export interface Instance {
  /** Process id of the supervisor. */
  readonly pid: number;
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  /** Ports of the embedded stores, null for external ones. */
  readonly postgresPort?: number;
  readonly clickhousePort?: number;
  readonly webPort?: number;
  readonly startedAt: string;
}

const fileOf = (dataDir: string): string => join(dataDir, 'instance.json');

/** The last instance on `dataDir`, running or not; null when there was none or its file is damaged. */
export const readInstance = (dataDir: string): Instance | null => {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Instance;
  } catch {
    return null;
  }
};

/** Writes the instance file in one step. */
export const writeInstance = (dataDir: string, instance: Instance): void => {
  const partial = `${fileOf(dataDir)}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(instance, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, fileOf(dataDir));
};

/** True when `pid` is a running process of Larder (a number may have been given to another program since). */
export const isAlive = (pid: number): boolean => {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync(command) || /scripts\/(start|demo|larder)|vitest/.test(readFileSync(command, 'utf8'));
};
