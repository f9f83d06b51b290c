import { startClickHouse } from './clickhouse.ts';
import { migrateClickHouse } from './clickhouse-migrations.ts';
import { isAlive, readInstance } from './instance.ts';
import { choosePort, findFreePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { migratePostgres } from './postgres-migrations.ts';
import { closeDataDir } from './private-files.ts';

/** Both stores, reachable and migrated. */
export interface OpenStores {
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  /** Names of the migrations that this opening applied. */
  readonly migrated: readonly string[];
  /** Stops what this opening started. */
  readonly close: () => Promise<void>;
}

/** Applies the migrations that the two stores lack; gives their names. */
export const migrateBoth = async (databaseUrl: string, clickhouseUrl: string): Promise<string[]> => [
  ...(await migratePostgres(databaseUrl)),
  ...(await migrateClickHouse(clickhouseUrl)),
];

/**
 * Which stores are looked for: `any`, those named by DATABASE_URL and CLICKHOUSE_URL, else those of an instance running on the data
 * directory, else embedded ones started for the purpose; of the `folder`, whatever the environment names; or only `own` ones, started here.
 */
export type StoresWanted = 'any' | 'folder' | 'own';

const namedStores = (): { readonly databaseUrl?: string | undefined; readonly clickhouseUrl?: string | undefined } => ({
  databaseUrl: process.env.DATABASE_URL,
  clickhouseUrl: process.env.CLICKHOUSE_URL,
});

/**
 * Finds the stores for a command. `close` stops only what was started here. Throws where `own` ones are wanted in the directory of an
 * instance that runs.
 */
export const openStores = async (dataDir: string, wanted: StoresWanted = 'any'): Promise<OpenStores> => {
  const instance = readInstance(dataDir);
  const running = instance && isAlive(instance.pid) ? instance : null;
  if (wanted === 'own' && running) throw new Error(`Larder is running on ${dataDir} (process ${running.pid}). Choose another directory.`);
  closeDataDir(dataDir);
  const named = wanted === 'any' ? namedStores() : {};
  const portOf = (name: string, remembered: number | undefined): Promise<number> =>
    wanted === 'any' ? choosePort(name, remembered) : findFreePort();
  const stops: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0)) await stop();
  };
  const startOwnPostgres = async (): Promise<string> => {
    const postgres = await startPostgres(dataDir, await portOf('LARDER_PG_PORT', instance?.postgresPort));
    stops.push(() => postgres.stop());
    return postgres.url;
  };
  const startOwnClickHouse = async (): Promise<string> => {
    const clickhouse = await startClickHouse(dataDir, await portOf('LARDER_CH_PORT', instance?.clickhousePort));
    stops.push(() => clickhouse.stop());
    return clickhouse.url;
  };
  try {
    const [databaseUrl, clickhouseUrl] = await Promise.all([
      named.databaseUrl ?? running?.databaseUrl ?? startOwnPostgres(),
      named.clickhouseUrl ?? running?.clickhouseUrl ?? startOwnClickHouse(),
    ]);
    return { databaseUrl, clickhouseUrl, migrated: await migrateBoth(databaseUrl, clickhouseUrl), close };
  } catch (error) {
    await close();
    throw error;
  }
};
