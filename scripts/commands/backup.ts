import { createBackup } from '../../lib/server/backup/create-backup.ts';
import { type Command, CommandError } from './command.ts';

/** `backup`: every truth table and uploaded file to a folder. */
export const backupCommand: Command = {
  usage: 'DIR',
  options: {},
  check: ({ positionals }) => {
    if (positionals.length !== 1) throw new CommandError('Name one folder to write the backup to.');
  },
  run: async ({ ctx, positionals }) => {
    const summary = await createBackup(ctx, { directory: String(positionals[0]) });
    return {
      json: summary,
      lines: [`${summary.rows} rows of ${summary.tables} tables and ${summary.files} files written to ${summary.directory}`],
    };
  },
};
