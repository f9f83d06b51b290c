import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@clickhouse/client';

const DIRECTORY = fileURLToPath(new URL('../../clickhouse', import.meta.url));

/** The statements of a migration file: they end with `;` at the end of a line; comment lines are dropped. */
export const splitStatements = (sql: string): string[] =>
  sql
    .split('\n')
    .filter((line) => !/^\s*--/.test(line))
    .join('\n')
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

/** Splits the address of a database into that of its server and its name. */
export const splitUrl = (url: string): { serverUrl: string; database: string } => {
  const parsed = new URL(url);
  const database = parsed.pathname.slice(1) || 'default';
  if (!/^\w+$/.test(database)) throw new Error(`The name of a ClickHouse database may hold letters, digits and _ only, not "${database}".`);
  parsed.pathname = '/';
  return { serverUrl: parsed.toString(), database };
};

/** Makes the database of `url` when missing and applies the numbered files of `clickhouse/` it lacks; gives their names. */
export const migrateClickHouse = async (url: string): Promise<string[]> => {
  const { serverUrl, database } = splitUrl(url);
  const client = createClient({ url: serverUrl });
  try {
    await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` });
    await client.command({
      query: `CREATE TABLE IF NOT EXISTS ${database}.migration (name String, applied_at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name`,
    });
    const result = await client.query({ query: `SELECT name FROM ${database}.migration`, format: 'JSONEachRow' });
    const applied = new Set((await result.json<{ name: string }>()).map((row) => row.name));
    const pending = readdirSync(DIRECTORY)
      .filter((name) => /^\d+_.*\.sql$/.test(name) && !applied.has(name))
      .sort();
    for (const name of pending) {
      const sql = readFileSync(join(DIRECTORY, name), 'utf8').replaceAll('{database}', database);
      // A run that was killed half-way is repeated from its start.
      for (const statement of splitStatements(sql)) await client.command({ query: repeatable(statement, database) });
      await client.insert({ table: `${database}.migration`, values: [{ name }], format: 'JSONEachRow', columns: ['name'] });
    }
    return pending;
  } finally {
    await client.close();
  }
};

/** Makes a CREATE statement harmless when it has run before, and puts its object into `database`. */
export const repeatable = (statement: string, database: string): string =>
  statement.replace(/^CREATE (TABLE|DICTIONARY|VIEW|MATERIALIZED VIEW) (?!IF NOT EXISTS)(\w+)/i, `CREATE $1 IF NOT EXISTS ${database}.$2`);
