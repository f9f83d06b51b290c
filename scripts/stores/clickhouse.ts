import { randomBytes } from 'node:crypto';
import { type PartProcess, startProcess } from '../processes/start-process.ts';
import type { ClickHouseHostConfig } from './clickhouse-host.ts';

/** A running embedded ClickHouse. */
export interface EmbeddedClickHouse extends PartProcess {
  /** Address with user and the password of this start; names the database `larder`, which the migrations make. */
  readonly url: string;
  readonly port: number;
}

/** Starts the ClickHouse engine on `<dataDir>/clickhouse`, serving on loopback `port`. */
export const startClickHouse = async (
  dataDir: string,
  port: number,
  password = randomBytes(18).toString('base64url'),
): Promise<EmbeddedClickHouse> => {
  const config: ClickHouseHostConfig = { dataDir, port, password };
  // Each running query takes a thread of libuv's pool.
  const host = await startProcess(new URL('./clickhouse-host.ts', import.meta.url), config, { UV_THREADPOOL_SIZE: '24' });
  return { ...host, port, url: `http://default:${password}@127.0.0.1:${port}/larder` };
};
