import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Seconds of PostgreSQL's own COPY of a file into one table, each line a text: the floor under every import. */
export const timeCopy = async (pool: pg.Pool, path: string): Promise<number> => {
  const client = await pool.connect();
  try {
    await client.query('CREATE TABLE copied_lines (line text)');
    const begun = performance.now();
    // No sign separates or quotes: every line is one value.
    const stream = client.query(copyFrom(`COPY copied_lines FROM STDIN (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')`));
    await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), stream);
    const seconds = (performance.now() - begun) / 1000;
    await client.query('DROP TABLE copied_lines');
    return Math.round(seconds * 100) / 100;
  } finally {
    client.release();
  }
};
