import { shownScore } from '../../lib/quality/score.ts';
import { measureQuality } from '../../lib/server/quality/measure-quality.ts';
import type { Command } from './command.ts';

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

/** `quality`: the score with its parts, per source and field. */
export const qualityCommand: Command = {
  usage: '',
  options: {},
  run: async ({ ctx }) => {
    const report = await measureQuality(ctx);
    const lines = [
      `Score ${report.score === null ? '–' : shownScore(report.score).toFixed(1)}`,
      ...report.total.parts.map(
        (part) =>
          `${part.dimension}: ${part.passing} of ${part.applicable} (${percent(part.applicable > 0 ? part.passing / part.applicable : null)})`,
      ),
    ];
    return { json: report, lines };
  },
};
