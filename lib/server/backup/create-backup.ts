import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { AppError } from '../../core/errors.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { sha256OfFile } from '../uploads/upload-files.ts';
import type { Manifest } from './manifest.ts';
import { quoteName, readTruthTables, schemaVersion, type TruthTable } from './truth-tables.ts';

/** What a backup holds, in numbers. */
export interface BackupSummary {
  readonly directory: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

const exportTable = async (client: pg.PoolClient, table: TruthTable, directory: string): Promise<Manifest['tables'][number]> => {
  const file = `tables/${table.name}.copy.gz`;
  const stream = client.query(copyTo(`COPY (SELECT ${table.columns.map(quoteName).join(', ')} FROM ${quoteName(table.name)}) TO STDOUT`));
  await pipeline(stream, createGzip({ level: 4 }), createWriteStream(join(directory, file)));
  return {
    name: table.name,
    columns: [...table.columns],
    rows: stream.rowCount ?? 0,
    file,
    sha256: await sha256OfFile(join(directory, file)),
  };
};

const copyUploads = async (ctx: Context, client: pg.PoolClient, directory: string): Promise<Manifest['files']> => {
  const { rows } = await client.query<{ path: string }>('SELECT path FROM upload WHERE sha256 IS NOT NULL ORDER BY path');
  const files: Manifest['files'] = {};
  for (const { path } of rows) {
    const from = join(ctx.dataDir, path);
    if (!existsSync(from)) continue;
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(from, target);
    files[path] = { bytes: (await stat(target)).size, sha256: await sha256OfFile(target) };
  }
  return files;
};

/**
 * Writes every truth table, as of one moment, and every uploaded file to an empty folder, with a manifest of checksums. What is derived
 * is left out. Throws `conflict` when the folder holds something.
 */
export const createBackup = async (ctx: Context, input: { directory: string }): Promise<BackupSummary> => {
  const actor = requireRole(ctx, 'admin');
  const directory = resolve(input.directory);
  await mkdir(join(directory, 'tables'), { recursive: true });
  const present = (await readdir(directory)).filter((name) => name !== 'tables');
  if (present.length > 0 || (await readdir(join(directory, 'tables'))).length > 0)
    throw new AppError('conflict', 'backupFolderNotEmpty', `The folder ${directory} is not empty.`, { name: directory });
  const client = await ctx.pool.connect();
  let isDone = false;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables: Manifest['tables'] = [];
    for (const table of await readTruthTables(client)) tables.push(await exportTable(client, table, directory));
    const files = await copyUploads(ctx, client, directory);
    const manifest: Manifest = { format: 1, createdAt: ctx.now().toISOString(), schema: await schemaVersion(client), tables, files };
    await client.query('COMMIT');
    isDone = true;
    await writeFile(join(directory, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const summary = { directory, tables: tables.length, rows, files: Object.keys(files).length };
    await writeAudit(ctx.db, actor, 'backup.create', 'backup', { tables: summary.tables, rows, files: summary.files });
    return summary;
  } finally {
    // A connection in the middle of a COPY or transaction is of no use to others.
    client.release(!isDone);
  }
};
