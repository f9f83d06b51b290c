// The process of the embedded ClickHouse: owns the data directory and serves it on loopback.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveProcess } from '../processes/serve-process.ts';
import { Engine } from './clickhouse-engine.ts';
import { createClickHouseServer } from './clickhouse-server.ts';

/** First message of the parent. */
export interface ClickHouseHostConfig {
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
}

/** A former owner of the directory may need this long to end. */
const OPEN_TIMEOUT_MS = 15_000;

// An acknowledged insert is on the disk, like in the truth tables.
const CONFIG = `<clickhouse>
  <merge_tree>
    <fsync_after_insert>1</fsync_after_insert>
    <fsync_part_directory>1</fsync_part_directory>
  </merge_tree>
</clickhouse>
`;

const openEngine = async (path: string, configFile: string): Promise<Engine> => {
  const deadline = Date.now() + OPEN_TIMEOUT_MS;
  for (;;) {
    try {
      return new Engine(path, configFile);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
};

serveProcess<ClickHouseHostConfig>({ onOrphan: 'exit' }, async ({ dataDir, port, password }) => {
  if (!dataDir || !port || !password) throw new Error('This process is started by the supervisor.');
  const path = join(dataDir, 'clickhouse');
  const tempDir = join(dataDir, 'clickhouse-inserts');
  const configFile = join(dataDir, 'clickhouse.xml');
  rmSync(tempDir, { recursive: true, force: true });
  mkdirSync(tempDir, { recursive: true });
  mkdirSync(path, { recursive: true });
  writeFileSync(configFile, CONFIG);
  const engine = await openEngine(path, configFile);
  const server = createClickHouseServer(engine, password, tempDir);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return async () => {
    server.closeAllConnections();
    // Inserts are on the disk when acknowledged, so a query that still runs need not be waited for.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5_000).unref();
    engine.close();
  };
});
