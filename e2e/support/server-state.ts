import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the set-up tells the tests about the instance it started. */
export interface ServerState {
  readonly pid: number;
  readonly dataDir: string;
}

/** File that holds the state; in the results folder, so that two clones do not meet. */
export const STATE_FILE = join('test-results', 'e2e-server.json');

/** Folder of the saved sessions, one file a role. */
export const SESSIONS_DIR = join('test-results', 'sessions');

/** Address of the database of the instance under test. */
export const databaseUrl = (): string => {
  if (process.env.E2E_DATABASE_URL) return process.env.E2E_DATABASE_URL;
  const { dataDir } = JSON.parse(readFileSync(STATE_FILE, 'utf8')) as ServerState;
  return (JSON.parse(readFileSync(join(dataDir, 'instance.json'), 'utf8')) as { databaseUrl: string }).databaseUrl;
};
