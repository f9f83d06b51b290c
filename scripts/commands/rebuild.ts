import { rebuild } from '../../lib/server/rebuild/rebuild.ts';
import type { Command } from './command.ts';

/** `rebuild`: everything derived anew from PostgreSQL. */
export const rebuildCommand: Command = {
  usage: '',
  options: {},
  run: async ({ ctx, progress }) => {
    progress('rebuilding the index from PostgreSQL');
    const summary = await rebuild(ctx);
    const { records, profiles, suggestions, rows, seconds } = summary;
    return {
      json: summary,
      lines: [`${records} records, ${rows} other rows: ${profiles} profiles, ${suggestions} suggestions (${seconds} s)`],
    };
  },
};
