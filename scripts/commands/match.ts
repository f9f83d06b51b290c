import { runMatch } from '../../lib/server/identity/run-match.ts';
import { runMirror } from '../../lib/server/mirror/run-mirror.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import type { Command } from './command.ts';

/** `match`: records to profiles. */
export const matchCommand: Command = {
  usage: '',
  options: {},
  run: async ({ ctx, progress }) => {
    const begun = performance.now();
    progress('copying to the index');
    await runMirror(ctx);
    progress('matching');
    const refreshed = await refreshIndex(ctx);
    const { records, profiles, merged, suggestions } = refreshed.match ?? (await runMatch(ctx));
    const seconds = Math.round(performance.now() - begun) / 1000;
    return {
      json: { records, profiles, merged, suggestions, seconds },
      lines: [`${records} records are ${profiles} profiles: ${merged} merged, ${suggestions} suggestions (${seconds} s)`],
    };
  },
};
