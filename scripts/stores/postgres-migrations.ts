import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { withSchemaEngine } from './schema-engine.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCHEMA = join(ROOT, 'prisma/schema.prisma');
const DIRECTORY = join(ROOT, 'prisma/migrations');
const FILTERS = { externalTables: [], externalEnums: [] };

/** Names of the migrations, in their order. */
const migrationNames = (): string[] =>
  existsSync(DIRECTORY)
    ? readdirSync(DIRECTORY, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

/** The engine sends statement by statement: a migration that is killed must leave nothing, and one that is through be noted as such. */
const inTransaction = (name: string, sql: string): string =>
  `BEGIN;\n${sql}\nUPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = '${name}' AND finished_at IS NULL;\nCOMMIT;\n`;

const migrationList = () => ({
  baseDir: DIRECTORY,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrationNames().map((name) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok' as const, value: inTransaction(name, readFileSync(join(DIRECTORY, name, 'migration.sql'), 'utf8')) },
    },
  })),
});

interface Applied {
  readonly done: ReadonlySet<string>;
  /** Begun and not finished. */
  readonly cut: readonly string[];
}

const readApplied = async (url: string): Promise<Applied> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string | null }>(`SELECT to_regclass('_prisma_migrations')::text AS name`);
    if (!tables[0]?.name) return { done: new Set(), cut: [] };
    const { rows } = await client.query<{ name: string; done: boolean }>(
      'SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    return {
      done: new Set(rows.filter((row) => row.done).map((row) => row.name)),
      cut: rows.filter((row) => !row.done).map((row) => row.name),
    };
  } finally {
    await client.end();
  }
};

/**
 * Applies the migrations that `url` lacks, as `prisma migrate deploy` would; gives their names. Each is one transaction, so that nothing is
 * left of one that was killed: it is begun anew.
 */
export const migratePostgres = async (url: string): Promise<string[]> => {
  const { done, cut } = await readApplied(url);
  if (migrationNames().every((name) => done.has(name))) return [];
  const { appliedMigrationNames } = await withSchemaEngine(url, async (engine) => {
    // Refused where it was not killed but is under way in another process, for which the next call waits.
    for (const migrationName of cut) await engine.markMigrationRolledBack({ migrationName }).catch(() => undefined);
    return engine.applyMigrations({ migrationsList: migrationList(), filters: FILTERS });
  });
  return appliedMigrationNames;
};

/**
 * The SQL that leads from the newest migration to `prisma/schema.prisma`, '' when they agree; `fromEmpty`: the SQL of the whole schema.
 * Each migration keeps the schema it leads to, because the engine cannot read a database's catalogue through the driver adapter.
 */
export const diffMigrations = async (url: string, fromEmpty = false): Promise<string> => {
  const last = migrationNames().at(-1);
  const model = (path: string) => ({ tag: 'schemaDatamodel' as const, files: [{ path, content: readFileSync(path, 'utf8') }] });
  const from = fromEmpty || !last ? { tag: 'empty' as const } : model(join(DIRECTORY, last, 'schema.prisma'));
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({ from, to: model(SCHEMA), script: true, exitCode: null, filters: FILTERS }),
  );
  return stdout?.trim() === '-- This is an empty migration.' ? '' : (stdout ?? '');
};

/** Writes a new migration and gives its folder, or null when there is nothing to migrate. `replace` puts one in the place of all. */
export const writeMigration = async (url: string, name: string, now: Date, replace: boolean): Promise<string | null> => {
  const sql = await diffMigrations(url, replace);
  if (!sql) return null;
  if (replace) rmSync(DIRECTORY, { recursive: true, force: true });
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = join(DIRECTORY, `${stamp}_${name.replace(/\W+/g, '_')}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'migration.sql'), sql);
  copyFileSync(SCHEMA, join(directory, 'schema.prisma'));
  writeFileSync(join(DIRECTORY, 'migration_lock.toml'), 'provider = "postgresql"\n');
  return directory;
};
