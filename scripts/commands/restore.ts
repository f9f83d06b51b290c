import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { restoreBackup } from '../../lib/server/backup/restore-backup.ts';
import { rebuild } from '../../lib/server/rebuild/rebuild.ts';
import { type Command, CommandError } from './command.ts';

/** `restore`: a backup into an empty instance, then everything derived anew. */
export const restoreCommand: Command = {
  usage: 'DIR [--force]',
  options: { force: { type: 'boolean' } },
  check: ({ positionals }) => {
    if (positionals.length !== 1) throw new CommandError('Name the folder of one backup.');
    if (!existsSync(join(String(positionals[0]), 'manifest.json')))
      throw new CommandError(`${positionals[0]} holds no backup (no manifest.json).`);
  },
  run: async ({ ctx, positionals, values, progress }) => {
    const restored = await restoreBackup(ctx, { directory: String(positionals[0]), force: values.force === true });
    progress('rebuilding the index');
    const { profiles } = await rebuild(ctx);
    return {
      json: { ...restored, profiles },
      lines: [`${restored.rows} rows of ${restored.tables} tables and ${restored.files} files restored; ${profiles} profiles`],
    };
  },
};
