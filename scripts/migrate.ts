// Migrates both stores to the newest schema. With `--create NAME` it writes a PostgreSQL migration from the changes of
// prisma/schema.prisma instead (`--replace` makes it the only one).
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { openStores } from './stores/open-stores.ts';
import { findFreePort } from './stores/ports.ts';
import { startPostgres } from './stores/postgres.ts';
import { writeMigration } from './stores/postgres-migrations.ts';
import { keepFilesPrivate } from './stores/private-files.ts';
import { makeTempDataDir } from './stores/temp-dir.ts';

keepFilesPrivate();

const createMigration = async (name: string, replace: boolean): Promise<void> => {
  const dataDir = makeTempDataDir('migration');
  const postgres = await startPostgres(dataDir, await findFreePort(), ['fsync=off']);
  try {
    const directory = await writeMigration(postgres.adminUrl, name, new Date(), replace);
    process.stdout.write(directory ? `Wrote ${directory}\n` : 'The migrations and prisma/schema.prisma agree; nothing to write.\n');
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const migrate = async (): Promise<void> => {
  const stores = await openStores(resolve(process.env.LARDER_DATA ?? '.larder'));
  const names = [...stores.migrated];
  await stores.close();
  process.stdout.write(names.length > 0 ? `Applied ${names.join(', ')}\n` : 'Both stores are up to date.\n');
};

const args = process.argv.slice(2);
const create = args.indexOf('--create');
try {
  const name = args.slice(create + 1).find((arg) => !arg.startsWith('-'));
  if (create < 0) await migrate();
  else if (name) await createMigration(name, args.includes('--replace'));
  else throw new Error('Give the migration a name: npm run db:migration -- add_something');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
