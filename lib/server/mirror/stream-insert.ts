import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Index } from '../clickhouse/client.ts';
import { readByIndex } from './read-by-index.ts';

/** A query of PostgreSQL whose output the index reads. */
export interface StreamInsert {
  /** Query without parameters; from our own code and checked values only. */
  readonly query: string;
  /** Names and types of its columns in the index. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly table: string;
  /** Expressions over those columns by index column. */
  readonly values: Readonly<Record<string, string>>;
  /** Common parts of the expressions, or ''. */
  readonly shared: string;
  readonly token?: string;
}

/** One stream makes one block, and so one part of the table: there as a whole or not at all. */
const ONE_BLOCK = {
  max_insert_threads: '1',
  min_insert_block_size_rows: '10000000',
  min_insert_block_size_bytes: '1000000000',
  // simdjson refuses a whole object for one whole number beyond 64 bits.
  allow_simdjson: 0,
} as const;

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * Copies the rows of a query of PostgreSQL into a table of the index. The rows flow from one store to the other as text; the index
 * takes their JSON apart itself, so that this process only moves bytes. After an error the connection must be thrown away.
 */
export const streamInsert = async (client: pg.ClientBase, index: Index, insert: StreamInsert): Promise<void> => {
  const structure = insert.columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  const names = Object.keys(insert.values);
  const query = `INSERT INTO ${insert.table} (${names.join(', ')})
    ${insert.shared ? `WITH ${insert.shared}` : ''}
    SELECT ${names.map((name) => `${insert.values[name]} AS ${name}_`).join(', ')}
    FROM input(${quoted(structure)}) FORMAT TabSeparated`;
  await client.query(`BEGIN READ ONLY; ${readByIndex('LOCAL')}`);
  const rows = client.query(copyTo(`COPY (${insert.query}) TO STDOUT`));
  const values = new PassThrough({ highWaterMark: 1 << 20 });
  const sending = pipeline(rows, values);
  sending.catch(() => undefined);
  try {
    const { stream } = await index.exec({
      query,
      values,
      clickhouse_settings: { ...ONE_BLOCK, ...(insert.token ? { insert_deduplication_token: insert.token } : {}) },
    });
    for await (const _chunk of stream) {
      // The answer is empty; reading it to its end tells that the insert is done.
    }
  } catch (error) {
    // Nobody reads any more. The connection is in the middle of its answer: whoever holds it must throw it away.
    values.destroy();
    throw error;
  }
  await sending;
  await client.query('COMMIT');
};
