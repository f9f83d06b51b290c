import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { sha256OfFile } from '../uploads/upload-files.ts';
import type { BackupSummary } from './create-backup.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { quoteName, readTruthTables, schemaVersion } from './truth-tables.ts';

const damaged = (what: string): AppError => new AppError('invalid', 'backupDamaged', `The backup is damaged: ${what}.`, { name: what });

const readManifest = async (directory: string): Promise<Manifest> => {
  const text = await readFile(join(directory, 'manifest.json'), 'utf8').catch(() => {
    throw new AppError('not_found', 'backupNotFound', `${directory} holds no backup.`, { name: directory });
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw damaged('manifest.json');
  }
};

/** Nothing is written before everything has been found whole. */
const verify = async (directory: string, manifest: Manifest): Promise<void> => {
  const expected = [...manifest.tables.map((table) => [table.file, table.sha256] as const)];
  for (const [path, { sha256 }] of Object.entries(manifest.files)) expected.push([path, sha256]);
  for (const [path, sha256] of expected) {
    const full = resolve(directory, path);
    if (!full.startsWith(directory + sep)) throw damaged(path);
    const actual = await sha256OfFile(full).catch(() => '');
    if (actual !== sha256) throw damaged(path);
  }
};

const requireFitting = async (client: pg.PoolClient, manifest: Manifest, force: boolean): Promise<void> => {
  const schema = await schemaVersion(client);
  if (schema !== manifest.schema)
    throw new AppError('conflict', 'backupOtherSchema', `The backup is of schema ${manifest.schema}, this instance has ${schema}.`, {
      theirs: manifest.schema,
      ours: schema,
    });
  const known = new Set((await readTruthTables(client)).map((table) => table.name));
  const unknown = manifest.tables.find((table) => !known.has(table.name));
  if (unknown) throw damaged(unknown.name);
  if (force) return;
  const { rows } = await client.query('SELECT 1 FROM "user" UNION ALL SELECT 1 FROM source LIMIT 1');
  if (rows.length > 0)
    throw new AppError('conflict', 'restoreNotEmpty', 'This instance already holds data. Use --force to replace all of it.');
};

const importTables = async (client: pg.PoolClient, directory: string, manifest: Manifest): Promise<number> => {
  const names = (await readTruthTables(client)).map((table) => quoteName(table.name));
  await client.query(`TRUNCATE ${names.join(', ')}, cluster_member, match_model, suggestion, touched_record RESTART IDENTITY CASCADE`);
  let total = 0;
  for (const table of manifest.tables) {
    const stream = client.query(copyFrom(`COPY ${quoteName(table.name)} (${table.columns.map(quoteName).join(', ')}) FROM STDIN`));
    await pipeline(createReadStream(join(directory, table.file)), createGunzip(), stream);
    if (stream.rowCount !== table.rows) throw damaged(table.file);
    total += table.rows;
    const { rows } = await client.query<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1
       AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL`,
      [table.name],
    );
    for (const { column_name } of rows)
      await client.query(
        `SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoteName(column_name)}), 0) + 1, false) FROM ${quoteName(table.name)}`,
        [quoteName(table.name), column_name],
      );
  }
  return total;
};

/**
 * Puts a backup into this instance, all or nothing: checksums first, uploaded files, then all tables in one transaction. Refuses an
 * instance that holds data unless `force`. The caller rebuilds the index afterwards.
 */
export const restoreBackup = async (ctx: Context, input: { directory: string; force?: boolean }): Promise<BackupSummary> => {
  const actor = requireRole(ctx, 'admin');
  const directory = resolve(input.directory);
  const manifest = await readManifest(directory);
  await verify(directory, manifest);
  const client = await ctx.pool.connect();
  let isDone = false;
  try {
    await client.query('BEGIN');
    await requireFitting(client, manifest, input.force === true);
    for (const path of Object.keys(manifest.files)) {
      const target = join(ctx.dataDir, path);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(directory, path), target);
    }
    const rows = await importTables(client, directory, manifest);
    await client.query('COMMIT');
    isDone = true;
    await writeAudit(ctx.db, actor, 'backup.restore', 'backup', { rows });
    return { directory, tables: manifest.tables.length, rows, files: Object.keys(manifest.files).length };
  } finally {
    // A connection in the middle of a COPY or transaction is of no use to others.
    client.release(!isDone);
  }
};
