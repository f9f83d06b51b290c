import { startClickHouse } from './clickhouse.ts';
import { migrateClickHouse } from './clickhouse-migrations.ts';
import { isAlive, readInstance } from './instance.ts';
import { choosePort } from './ports.ts';
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
 * Finds the stores for a command: those named by DATABASE_URL and CLICKHOUSE_URL, else those of an instance running on `dataDir`,
 * else embedded ones started for the purpose. `close` stops only what was started here.
 */
export const openStores = async (dataDir: string): Promise<OpenStores> => {
  closeDataDir(dataDir);
  const instance = readInstance(dataDir);
  const running = instance && isAlive(instance.pid) ? instance : null;
  const stops: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0)) await stop();
  };
  const startOwnPostgres = async (): Promise<string> => {
    const postgres = await startPostgres(dataDir, await choosePort('LARDER_PG_PORT', instance?.postgresPort));
    stops.push(() => postgres.stop());
    return postgres.url;
  };
  const startOwnClickHouse = async (): Promise<string> => {
    const clickhouse = await startClickHouse(dataDir, await choosePort('LARDER_CH_PORT', instance?.clickhousePort));
    stops.push(() => clickhouse.stop());
    return clickhouse.url;
  };
  try {
    const [databaseUrl, clickhouseUrl] = await Promise.all([
      process.env.DATABASE_URL ?? running?.databaseUrl ?? startOwnPostgres(),
      process.env.CLICKHOUSE_URL ?? running?.clickhouseUrl ?? startOwnClickHouse(),
    ]);
    return { databaseUrl, clickhouseUrl, migrated: await migrateBoth(databaseUrl, clickhouseUrl), close };
  } catch (error) {
    await close();
    throw error;
  }
};
