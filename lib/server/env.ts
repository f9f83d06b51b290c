import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Everything the environment decides, read once per process. */
export interface Env {
  /** Absolute path of the data directory. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  /** Port of the web process. */
  readonly port: number;
  /** Signs session tokens. */
  readonly authSecret: string;
}

const secretOf = (dataDir: string): string => {
  const fromEnv = process.env.NEXTAUTH_SECRET;
  if (fromEnv) return fromEnv;
  const file = resolve(dataDir, 'auth-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8');
};

/** Reads the environment. Throws when a store has no address: the supervisor sets both for its children. */
export const readEnv = (): Env => {
  const dataDir = resolve(/* turbopackIgnore: true */ process.env.LARDER_DATA ?? '.larder');
  const databaseUrl = process.env.DATABASE_URL;
  const clickhouseUrl = process.env.CLICKHOUSE_URL;
  if (!databaseUrl || !clickhouseUrl)
    throw new Error('DATABASE_URL and CLICKHOUSE_URL must be set; `npm start` sets them for the embedded stores.');
  return { dataDir, databaseUrl, clickhouseUrl, port: Number(process.env.PORT ?? 3000), authSecret: secretOf(dataDir) };
};
